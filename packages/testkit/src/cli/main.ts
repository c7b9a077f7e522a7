#!/usr/bin/env node
import { type Command, dispatch, processConsole } from "./command.ts"

// Each command is loaded when it is asked for: help and a mistyped name should not wait for the others.
const commands: ReadonlyArray<Command> = [
  {
    name: "axis",
    usage:
      "--agency CODE:SYSTEMID:SECRET … [--name CODE=NAME …] [--port PORT] [--host HOST] [--clock-offset MS] [--with-parent]",
    en: "Runs an axis in a box until it is stopped. SECRET may be env:VAR, to keep it out of the process list.",
    vi: "Chạy trục liên thông giả lập đến khi dừng. SECRET có thể là env:BIẾN để không lộ trong danh sách tiến trình.",
    run: async (args) => (await import("./axis.ts")).runAxis(args, processConsole),
  },
  {
    name: "packet read",
    usage: "FILE [--json]",
    en: "Shows what an edXML packet says and what is wrong with it.",
    vi: "Hiển thị nội dung gói tin edXML và các lỗi của nó.",
    run: async (args) => (await import("./packet-read.ts")).packetRead(args),
  },
]

process.exitCode = await dispatch(commands, process.argv.slice(2), processConsole)
