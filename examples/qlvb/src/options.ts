import { resolve } from "node:path"
import { parseArgs } from "node:util"

/** The options of the command line. */
export interface Options {
  readonly port: number
  /** The folder with the store, the keys and the axis' mailboxes. */
  readonly folder: string
  readonly password: string
}

export const usage = `Usage: pnpm start [-- --port 3000] [-- --data .qlvb]

  --port N     the port on this machine (cổng trên máy này), 3000
  --data DIR   the folder of the data; made on the first start (thư mục dữ liệu), .qlvb
  --help       this text

  QLVB_PASSWORD          the password of all people of the example (mật khẩu dùng thử)
  QLVB_SESSION_SECRET    keeps sessions over a restart: 32 characters or more`

/** Reads the command line. A leading `--`, which pnpm passes on, is skipped. Throws on an unknown option. */
export const readOptions = (argv: ReadonlyArray<string>): Options | "help" => {
  const { values } = parseArgs({
    args: argv.filter((argument) => argument !== "--"),
    options: { port: { type: "string" }, data: { type: "string" }, help: { type: "boolean" } },
  })
  if (values.help) return "help"
  const port = Number(values.port ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port: not a port: ${values.port}`)
  return {
    port,
    folder: resolve(values.data ?? ".qlvb"),
    password: process.env.QLVB_PASSWORD ?? "tay-ninh-2026",
  }
}
