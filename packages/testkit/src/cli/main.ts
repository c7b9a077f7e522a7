#!/usr/bin/env node
import { type Command, dispatch, processConsole } from "@lienthong/cli"
import { runAxis } from "./axis.ts"

const commands: ReadonlyArray<Command> = [
  {
    name: "axis",
    usage:
      "--agency CODE:SYSTEMID:SECRET … [--name CODE=NAME …] [--port PORT] [--host HOST] [--clock-offset MS] [--with-parent]",
    en: "Runs an axis in a box until it is stopped. SECRET may be env:VAR, to keep it out of the process list.",
    vi: "Chạy trục liên thông giả lập đến khi dừng. SECRET có thể là env:BIẾN để không lộ trong danh sách tiến trình.",
    run: runAxis,
  },
]

process.exitCode = await dispatch("lienthong-testkit", commands, process.argv.slice(2), processConsole)
