import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { parseArgs } from "node:util"

/** The options of the demo's command line. */
export interface DemoOptions {
  /** The folder of all files. Default: a new folder for each run. */
  readonly folder: string
  readonly kept: boolean
  /** A folder of packet files to put into the axis' mailboxes. */
  readonly inbox: string | undefined
}

export const usage = `Usage: pnpm demo [-- --keep DIR] [-- --inbox DIR]

  --keep DIR    keep the files in DIR; a later run with the same DIR continues with them
                (giữ lại tệp trong DIR; lần chạy sau với cùng DIR sẽ tiếp tục)
  --inbox DIR   also put the packet files (*.edxml, *.xml) of DIR into the axis' mailboxes
                (đưa các gói tin trong DIR vào hộp thư của trục)
  --help        this text`

/** Reads the command line. A leading `--`, which pnpm passes on, is skipped. Throws on an unknown option. */
export const readOptions = (argv: ReadonlyArray<string>): DemoOptions | "help" => {
  const { values } = parseArgs({
    args: argv.filter((argument) => argument !== "--"),
    options: { keep: { type: "string" }, inbox: { type: "string" }, help: { type: "boolean" } },
  })
  if (values.help) return "help"
  return {
    folder: values.keep === undefined ? mkdtempSync(join(tmpdir(), "lienthong-demo-")) : resolve(values.keep),
    kept: values.keep !== undefined,
    inbox: values.inbox === undefined ? undefined : resolve(values.inbox),
  }
}
