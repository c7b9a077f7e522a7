#!/usr/bin/env node
import { processConsole } from "./console/command.ts"
import { lienthong } from "./lienthong.ts"

process.exitCode = await lienthong(process.argv.slice(2), processConsole)
