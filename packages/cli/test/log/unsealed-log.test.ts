import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { StoredEvent } from "@lienthong/core/adapter"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runLogVerify } from "../../src/log/log-verify.ts"
import { answerOf } from "../answer-of.ts"
import { eventsOf, makeSealedStore, newFolder, rechained, writeExport } from "./sealed-log.ts"

const folder = newFolder()
const keyFile = join(folder, "key.pem")
let unsealed: ReadonlyArray<StoredEvent>

beforeAll(async () => {
  const { key, lines } = await makeSealedStore(folder)
  writeFileSync(keyFile, key.publicPem)
  unsealed = rechained(eventsOf(lines).filter(({ type }) => type !== "Sealed"))
})
afterAll(() => rmSync(folder, { recursive: true }))

const verify = async (events: ReadonlyArray<StoredEvent>, ...more: ReadonlyArray<string>) => {
  const { exitCode, out } = await answerOf(runLogVerify, writeExport(folder, events), "--json", ...more)
  return { exitCode, ...JSON.parse(out) }
}

describe("A log without seals", () => {
  it("is not proven by any key, also when all hashes fit: the seals may have been removed", async () => {
    const forged = rechained(
      unsealed.map((event) => ({ ...event, data: event.data.replace("1.000.000", "9.000.000") })),
    )
    expect(forged).not.toEqual(unsealed)
    expect(await verify(forged, "--key", keyFile)).toMatchObject({
      exitCode: 1,
      intact: false,
      code: "log/unsealed",
      detail: { events: String(forged.length) },
    })
  })

  it("is taken for what it is when no key is given, or when somebody says that it was never sealed", async () => {
    const proof = { exitCode: 0, signatures: "none", seals: 0, unsealed: unsealed.length }
    expect(await verify(unsealed)).toMatchObject(proof)
    expect(await verify(unsealed, "--key", keyFile, "--unsealed-ok")).toMatchObject(proof)
  })

  it("and without events is not a log", async () => {
    for (const more of [[], ["--key", keyFile], ["--key", keyFile, "--unsealed-ok"]])
      expect(await verify([], ...more)).toMatchObject({ exitCode: 3, code: "log/empty" })
  })
})
