import { copyFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { keySealer, sha256 } from "@lienthong/adapters-axis"
import { LogSealer, type StoredEvent } from "@lienthong/core/adapter"
import { newSealKey } from "@lienthong/testkit"
import Database from "better-sqlite3"
import { Effect } from "effect"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runLogVerify } from "../../src/log/log-verify.ts"
import { answerOf } from "../answer-of.ts"
import { eventsOf, makeSealedStore, newFolder, rechained, writeExport } from "./sealed-log.ts"

type Events = ReadonlyArray<StoredEvent>

const folder = newFolder()
let store: Awaited<ReturnType<typeof makeSealedStore>>
let events: Events
let keyFile: string

beforeAll(async () => {
  store = await makeSealedStore(folder)
  events = eventsOf(store.lines)
  keyFile = join(folder, "key.pem")
  writeFileSync(keyFile, store.key.publicPem)
})
afterAll(() => rmSync(folder, { recursive: true }))

const verify = async (where: string, ...more: ReadonlyArray<string>) => {
  const { exitCode, out, error } = await answerOf(runLogVerify, where, "--key", keyFile, "--json", ...more)
  return { exitCode, error, ...(out === "" ? {} : JSON.parse(out)) }
}
const verifyEvents = (changed: Events, ...more: ReadonlyArray<string>) =>
  verify(writeExport(folder, changed), ...more)

const indexOf = (type: string, nth = 0) => {
  const found = events.flatMap((event, index) => (event.type === type ? [index] : []))[nth]
  if (found === undefined) throw new Error(`there is no ${type}`)
  return found
}
const at = (index: number) => events[index] as StoredEvent
const without = (index: number) => events.toSpliced(index, 1)
const found = (index: number, code: string) => ({
  exitCode: 1,
  intact: false,
  code: `log/${code}`,
  detail: {
    position: String(at(index).position),
    stream: at(index).stream,
    version: String(at(index).version),
  },
})
const withChange = (index: number, change: Partial<StoredEvent>) =>
  events.with(index, { ...at(index), ...change })
const cheaper = { data: '{"_tag":"Drafted","draft":{"subject":"Kinh phí 9.000.000 đồng"}}' }

describe("A log that nobody has touched", () => {
  it("is proven intact, and how far it is sealed", async () => {
    const [first, second] = store.seals
    const proof = {
      exitCode: 0,
      intact: true,
      signatures: "valid",
      events: events.length,
      seals: 2,
      sealedThrough: second.statement.through,
      newestSeal: second.hash,
    }
    expect(await verifyEvents(events)).toMatchObject(proof)
    expect(await verify(store.path)).toMatchObject(proof)
    expect(await verifyEvents(events, "--seal", first.hash)).toMatchObject(proof)
    expect(Number(second.statement.from)).toBe(Number(first.statement.through) + 1)
  })

  it("is proven without keys too, but not who sealed it", async () => {
    const path = writeExport(folder, events)
    const { exitCode, out } = await answerOf(runLogVerify, path, "--json")
    expect([exitCode, JSON.parse(out).signatures]).toEqual([0, "unchecked"])
    expect((await answerOf(runLogVerify, path)).out).toContain("Signatures were not checked")
  })
})

describe("An event", () => {
  it("that was changed in any of its parts is named", () =>
    fc.assert(
      fc.asyncProperty(
        fc.nat(events.length - 1),
        fc.constantFrom("type", "schemaVersion", "data", "commitId", "at", "by", "hash"),
        async (index, field) => {
          const event = at(index)
          const changes = {
            schemaVersion: event.schemaVersion + 1,
            at: event.at.replace("+07:00", "").replace(/\d$/, (last) => `${(Number(last) + 1) % 10}`),
            hash: "0".repeat(64),
          }
          const value = field in changes ? changes[field as "hash"] : `${event[field as "data"]} `
          const change = { [field]: field === "at" ? `${value}+07:00` : value }
          expect(await verifyEvents(withChange(index, change))).toMatchObject(found(index, "hash-mismatch"))
        },
      ),
      { numRuns: 40 },
    ))

  it("that was changed and rehashed is betrayed by the next one of its stream", async () => {
    const index = indexOf("Drafted")
    const hash = rechained(withChange(index, cheaper))[index]?.hash ?? ""
    expect(await verifyEvents(withChange(index, { ...cheaper, hash }))).toMatchObject(
      found(indexOf("SignedByPerson"), "hash-mismatch"),
    )
  })

  it("that was changed, with every later hash recomputed, is betrayed by the seal", async () => {
    const [{ statement }] = store.seals
    expect(await verifyEvents(rechained(withChange(indexOf("Drafted"), cheaper)))).toMatchObject({
      exitCode: 1,
      code: "log/seal-root",
      detail: { from: statement.from, through: statement.through },
    })
  })

  it("that was removed is missed by the next one of its stream, also when it was the first", async () => {
    expect(await verifyEvents(without(indexOf("Drafted")))).toMatchObject(
      found(indexOf("SignedByPerson"), "version-missing"),
    )
    expect(await verifyEvents(without(indexOf("SignedByPerson", 1)))).toMatchObject({
      exitCode: 1,
      code: "log/version-missing",
    })
  })

  it("that was removed from the end of its stream is missed by the seal", async () => {
    expect(await verifyEvents(without(indexOf("SealedByAgency")))).toMatchObject({
      exitCode: 1,
      code: "log/seal-count",
      detail: { position: String(at(indexOf("Sealed")).position), from: store.seals[0].statement.from },
    })
  })

  it("that was removed from the end of the log after the last seal cannot be missed, which the proof says", async () => {
    const proof = await verifyEvents(without(events.length - 1))
    expect(proof).toMatchObject({ exitCode: 0, unsealed: events.length - 1 - Number(proof.sealedThrough) })
    expect(proof.unsealed).toBeGreaterThan(0)
  })

  it("that changed places with another is out of order, and given the other's position not what was sealed", async () => {
    const [one, two] = [indexOf("Numbered"), indexOf("Taken")]
    const swapped = events.with(one, at(two)).with(two, at(one))
    expect(await verifyEvents(swapped)).toMatchObject({ exitCode: 1, code: "log/position-order" })
    const renumbered = events
      .with(one, { ...at(two), position: at(one).position })
      .with(two, { ...at(one), position: at(two).position })
    expect(await verifyEvents(renumbered)).toMatchObject({ exitCode: 1 })
    // Two of different streams next to each other: no chain notices.
    const [last, taken] = [indexOf("SealedByAgency"), indexOf("Taken")]
    const neighbours = events
      .with(last, { ...at(taken), position: at(last).position })
      .with(taken, { ...at(last), position: at(taken).position })
    expect(await verifyEvents(neighbours)).toMatchObject({ exitCode: 1, code: "log/seal-root" })
  })

  it("that was inserted is noticed: by its version, or by the seal when it fits the chain", async () => {
    const index = indexOf("Drafted")
    const copy = { ...at(index), position: at(index).position + 1n }
    const shifted = events.map((event, n) =>
      n > index ? { ...event, position: event.position + 1n } : event,
    )
    expect(await verifyEvents(shifted.toSpliced(index + 1, 0, copy))).toMatchObject({
      exitCode: 1,
      code: "log/version-repeated",
      detail: { position: String(copy.position) },
    })
    const forged = { ...at(index), stream: "outgoing/forged", version: 1 }
    const inserted = events.toSpliced(0, 0, forged).map((event, n) => ({ ...event, position: BigInt(n + 1) }))
    expect(await verifyEvents(rechained(inserted))).toMatchObject({ exitCode: 1 })
  })
})

describe("A log that was cut off", () => {
  it("before the end of what is sealed is noticed by the seal that is left", async () => {
    const seal = indexOf("Sealed", 1)
    const cut = events
      .slice(0, seal)
      .filter(({ position }) => position < BigInt(store.seals[1].statement.through))
    expect(await verifyEvents([...cut, at(seal)])).toMatchObject({ exitCode: 1, code: "log/seal-count" })
  })

  it("with its last seals is only noticed by somebody who kept the hash of one", async () => {
    const cut = events.slice(0, indexOf("Sealed", 1))
    expect(await verifyEvents(cut)).toMatchObject({ exitCode: 0, seals: 1 })
    expect(await verifyEvents(cut, "--seal", store.seals[1].hash)).toMatchObject({
      exitCode: 1,
      code: "log/seal-missing",
    })
  })
})

describe("A seal", () => {
  const statementOf = (index: number) => JSON.parse(JSON.parse(at(index).data).statement)
  const reseal = (index: number, change: object, signature?: object) => {
    const data = JSON.parse(at(index).data)
    const statement = JSON.stringify({ ...statementOf(index), ...change })
    return { data: JSON.stringify({ ...data, statement, ...(signature && { signature }) }) }
  }

  it("that was changed is named", async () => {
    const index = indexOf("Sealed")
    expect(await verifyEvents(withChange(index, reseal(index, { count: 1 })))).toMatchObject({ exitCode: 1 })
    const hidden = rechained(withChange(index, reseal(index, { root: "0".repeat(64) })))
    expect(await verifyEvents(hidden)).toMatchObject({
      exitCode: 1,
      code: "log/seal-signature-broken",
      detail: { position: String(at(index).position) },
    })
    const nonsense = rechained(withChange(index, { data: "{}" }))
    expect(await verifyEvents(nonsense)).toMatchObject({ exitCode: 1, code: "log/seal-unreadable" })
  })

  it("of another key is named with that key", async () => {
    const index = indexOf("Sealed")
    const text: string = JSON.parse(at(index).data).statement
    const signature = await Effect.runPromise(
      Effect.flatMap(LogSealer, (sealer) => sealer.sign(text)).pipe(
        Effect.provide(keySealer(newSealKey().privatePem)),
      ),
    )
    const forged = rechained(withChange(index, reseal(index, {}, signature)))
    expect(await verifyEvents(forged)).toMatchObject({
      exitCode: 1,
      code: "log/seal-key-unknown",
      detail: { key: signature.key },
    })
  })

  it("that was removed is missed by the next one", async () => {
    expect(await verifyEvents(rechained(without(indexOf("Sealed"))))).toMatchObject({
      exitCode: 1,
      code: "log/seal-order",
      detail: { position: String(at(indexOf("Sealed", 1)).position) },
    })
  })

  it("names the one before it by its hash", () => {
    const [first, second] = store.seals
    expect(second.statement.previous).toBe(first.hash)
    expect(sha256(JSON.parse(at(indexOf("Sealed")).data).statement)).toBe(first.hash)
  })
})

describe("A store's file", () => {
  const edited = (name: string, sql: string) => {
    const path = join(folder, name)
    copyFileSync(store.path, path)
    const db = new Database(path)
    db.exec(sql)
    db.close()
    return verify(path)
  }

  it("that somebody edited directly is found out, at the event", async () => {
    const index = indexOf("Drafted", 1)
    const { position } = at(index)
    expect(
      await edited(
        "changed.db",
        `UPDATE events SET data = replace(data, 'Kế hoạch', 'Dự toán') WHERE position = ${position}`,
      ),
    ).toMatchObject(found(index, "hash-mismatch"))
    expect(await edited("deleted.db", `DELETE FROM events WHERE position = ${position}`)).toMatchObject({
      exitCode: 1,
      code: "log/version-missing",
    })
    const last = at(indexOf("SealedByAgency")).position
    expect(await edited("end.db", `DELETE FROM events WHERE position = ${last}`)).toMatchObject({
      exitCode: 1,
      code: "log/seal-count",
    })
  })
})
