import { type Command, dispatch, processConsole } from "@lienthong/cli"
import { runFuzz } from "./fuzz/run-fuzz.ts"
import { runKills } from "./kills/run-kills.ts"

const commands: ReadonlyArray<Command> = [
  {
    name: "kills",
    usage: "[--kills N] [--minutes M] [--store sqlite|postgres] [--seed S] [--json FILE]",
    en: "Kills processes of agencies, the axis and PostgreSQL while they work, and judges what is left in the stores.",
    vi: "Buộc dừng các tiến trình của cơ quan, trục và PostgreSQL khi đang chạy, rồi xét dữ liệu còn lại trong kho.",
    run: runKills,
  },
  {
    name: "fuzz",
    usage: "[--cases N] [--seed S] [--json FILE]",
    en: "Feeds mutated packets, PDFs, signatures, answers of the axis and calls to the code that reads them, case by case.",
    vi: "Đưa gói tin, tệp PDF, chữ ký, trả lời của trục và lời gọi đã bị biến đổi vào phần đọc chúng, lần lượt từng ca.",
    run: runFuzz,
  },
]

process.exitCode = await dispatch("trials", commands, process.argv.slice(2), processConsole)
