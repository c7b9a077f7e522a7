import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type Parameter, parseVxpTimestamp, signHeader, verifyHeaders } from "@lienthong/adapters-axis"
import { Option, Result } from "effect"
import { assert, describe, it } from "vitest"

const capture = fileURLToPath(
  new URL("../../../../../shared/samples/wire/vxp-http-capture.txt", import.meta.url),
)

/** The requests of a capture as header lines; bodies are cut short in it. */
const requests = (text: string) =>
  text
    .split(/^### /m)
    .slice(1)
    .map((request) => {
      const [start = "", ...lines] = (request.split(/\r?\n\r?\n/)[0] ?? "").split(/\r?\n/)
      const headers = lines.map((line) => {
        const colon = line.indexOf(":")
        return [line.slice(0, colon), line.slice(colon + 1).trim()] as const
      })
      return { operation: /POST \S*\/(\w+)/.exec(start)?.[1] ?? "", headers }
    })

describe.skipIf(!existsSync(capture))("A call of the axis' own client", () => {
  const captured = existsSync(capture) ? requests(readFileSync(capture, "utf8")) : []

  it("was captured for eight operations", () => {
    assert.equal(captured.length, 8)
  })

  it.each(captured)("verifies: $operation", ({ headers }) => {
    const byName = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
    const verified = verifyHeaders(byName, () => "demo-secret")
    assert(Result.isSuccess(verified))
    assert.equal(verified.success.systemId, "SYS-000.00.00.H53")
    assert(Option.isSome(parseVxpTimestamp(verified.success.parameter("timestamp") ?? "")))
  })

  it.each(captured)("is signed by us to the letter: $operation", ({ headers }) => {
    const find = (name: string) => headers.find(([header]) => header === `XroadVnpt-${name}`)?.[1] ?? ""
    const parameters = find("sign-header-key")
      .split(";")
      .map((name): Parameter => [name, find(name)])
    assert.equal(signHeader(parameters), find("sign-header"))
  })
})
