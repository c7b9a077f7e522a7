#!/usr/bin/env node
import { type Command, dispatch, processConsole } from "@lienthong/cli"
import { runSimulations } from "../simulation/command/run-simulations.ts"
import { runAxis } from "./axis.ts"

const commands: ReadonlyArray<Command> = [
  {
    name: "axis",
    usage:
      "--agency CODE:SYSTEMID:SECRET … [--name CODE=NAME …] [--port PORT] [--host HOST] [--clock-offset MS] [--with-parent] [--data DIR] [--misbehave SEED:PERCENT] [--tls-certificate FILE --tls-key FILE]",
    en: "Runs an axis in a box until it is stopped. SECRET may be env:VAR, to keep it out of the process list.",
    vi: "Chạy trục liên thông giả lập đến khi dừng. SECRET có thể là env:BIẾN để không lộ trong danh sách tiến trình.",
    run: runAxis,
  },
  {
    name: "simulate",
    usage: "[--seeds N] [--from SEED] [--store memory|sqlite] [--minutes M] [--json FILE]",
    en: "Simulates agencies and the axis through days of trouble, one seed after another, until one breaks a rule.",
    vi: "Mô phỏng các cơ quan và trục qua nhiều ngày có sự cố, lần lượt từng số khởi tạo, đến khi có quy tắc bị vi phạm.",
    run: runSimulations,
  },
]

process.exitCode = await dispatch("lienthong-testkit", commands, process.argv.slice(2), processConsole)
