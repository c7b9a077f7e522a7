import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { pathToFileURL } from "node:url"
import { root } from "../documentation/repository.ts"

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly items?: ReadonlyArray<unknown> }
  readonly result?: unknown
}

/** The compiler's language server, as an editor has it; it ends with the process that asked for it. */
const start = () => {
  const typescript = createRequire(import.meta.url).resolve("typescript/package.json")
  const { bin } = JSON.parse(readFileSync(typescript, "utf8"))
  return spawn(process.execPath, [join(dirname(typescript), bin.tsc), "--lsp", "--stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
  })
}

/** What an editor shows of a line of a file while it is written. */
export interface Shown {
  /** The signatures of the call that the end of the line opens. */
  readonly signatures: ReadonlyArray<string>
  /** The type of the last name of the line, and what it is for, under the pointer. */
  readonly type: string
  readonly about: string
}

/** What an editor shows of each line of a file. */
export const shownIn = async (lines: ReadonlyArray<string>): Promise<ReadonlyArray<Shown>> => {
  const server = start()
  const waiting = new Map<number, (result: unknown) => void>()
  const send = (message: Message) => {
    const text = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }))
    server.stdin.write(`Content-Length: ${text.length}\r\n\r\n`)
    server.stdin.write(text)
  }
  const take = ({ id, method, params, result }: Message) => {
    if (id === undefined) return
    if (method !== undefined) return send({ id, result: params?.items?.map(() => null) ?? null })
    waiting.get(id)?.(result)
    waiting.delete(id)
  }
  let unread = Buffer.alloc(0)
  server.stdout.on("data", (data: Buffer) => {
    unread = Buffer.concat([unread, data])
    for (;;) {
      const end = unread.indexOf("\r\n\r\n")
      if (end < 0) return
      const length = Number(/Content-Length: (\d+)/.exec(unread.subarray(0, end).toString())?.[1])
      if (unread.length < end + 4 + length) return
      const message = unread.subarray(end + 4, end + 4 + length).toString()
      unread = unread.subarray(end + 4 + length)
      take(JSON.parse(message))
    }
  })
  let asked = 0
  const ask = (method: string, params: object) =>
    new Promise<unknown>((resolve) => {
      asked += 1
      waiting.set(asked, resolve)
      send({ id: asked, method, params })
    })
  try {
    const workspace = pathToFileURL(root).href
    await ask("initialize", {
      processId: process.pid,
      rootUri: workspace,
      capabilities: { textDocument: { signatureHelp: {}, hover: { contentFormat: ["markdown"] } } },
      workspaceFolders: [{ uri: workspace, name: "lienthong" }],
    })
    send({ method: "initialized", params: {} })
    const uri = pathToFileURL(join(root, "packages/testkit/test/editor/written.ts")).href
    const text = lines.join("\n")
    send({
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "typescript", version: 1, text } } as object,
    })
    const shown: Array<Shown> = []
    for (const [line, text] of lines.entries()) {
      const at = (character: number) => ({ textDocument: { uri }, position: { line, character } })
      const help = await ask("textDocument/signatureHelp", at(text.length))
      const { signatures = [] } = (help ?? {}) as { signatures?: ReadonlyArray<{ label: string }> }
      const hovered = await ask("textDocument/hover", at(text.search(/\w+\W*$/)))
      const { contents } = (hovered ?? {}) as { contents?: { value: string } }
      const [, type = "", about = ""] = /```\w*\n(.*?)\n```\n?(.*)/s.exec(contents?.value ?? "") ?? []
      shown.push({ signatures: signatures.map(({ label }) => label), type, about })
    }
    return shown
  } finally {
    server.kill()
  }
}
