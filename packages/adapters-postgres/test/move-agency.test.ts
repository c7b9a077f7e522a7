import { type DraftRequest, openExchange, StorageError } from "@lienthong/core"
import { chief, clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { Effect } from "effect"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type MoveAgencyOptions, MoveError, moveAgency, postgres, undoMove } from "../src/index.ts"
import { dataTables, otherTables, viewTables } from "../src/move/tables.ts"
import { newSchema, url } from "./store-place.ts"

const commune = { code: "H53.1", name: "Ủy ban nhân dân xã Long Mỹ", abbreviation: "UBND" }
const neighbour = { code: "H53.2", name: "Ủy ban nhân dân xã Long Hà", abbreviation: "UBND" }
const stranger = { code: "H53.3", name: "Ủy ban nhân dân xã Phú Riềng", abbreviation: "UBND" }

const draft = (subject: string): DraftRequest => ({
  type: "bao-cao",
  subject,
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode(`%PDF-1.4\n${subject}`) }],
})

const client = new pg.Client(url)
const databases: Array<string> = []

beforeAll(() => client.connect())
afterAll(async () => {
  for (const database of databases) await client.query(`drop database if exists ${database} with (force)`)
  await client.end()
})

/** A database in the place of a server. */
const newServer = async (): Promise<string> => {
  const database = newSchema()
  databases.push(database)
  await client.query(`create database ${database}`)
  const own = new URL(url)
  own.pathname = `/${database}`
  return own.href
}

const axis = memoryAxis([commune, neighbour, stranger])

const openAt = (server: string, agency: typeof commune) => {
  const { signers, verifier, axis: transport } = testOptions(axis, agency)
  return openExchange({
    agency,
    storage: postgres({ url: server, poolSize: 2, listenUrl: false }),
    axis: transport,
    signers,
    verifier,
    workers: false,
  })
}

const subjectsAt = async (server: string, agency = commune) => {
  const exchange = await openAt(server, agency)
  try {
    const { rows } = await exchange.reports.outgoing({ limit: 500 })
    return rows.map(({ draft: { subject } }) => subject).sort()
  } finally {
    await exchange.close()
  }
}

/** Two servers: the first has the commune with two documents and its neighbour, the second a stranger. */
const scene = async () => {
  const [from, to] = [await newServer(), await newServer()]
  for (const [server, agency] of [
    [from, commune],
    [from, neighbour],
    [to, stranger],
  ] as const) {
    const exchange = await openAt(server, agency)
    const id = await exchange.outgoing.draft(draft("Báo cáo một"), { by: clerk })
    await exchange.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    await exchange.outgoing.signAsAgency(id, { by: clerk })
    await exchange.outgoing.draft(draft("Báo cáo hai"), { by: clerk })
    await exchange.reports.outgoing()
    await exchange.close()
  }
  const options = { agency: commune.code, from, to }
  return { from, to, options }
}

const run = (options: MoveAgencyOptions) => Effect.runPromise(moveAgency(options))

const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof MoveError || error instanceof StorageError) return error.code
  throw new Error("nothing was refused", { cause: error })
}

const stop = () =>
  Promise.reject(new MoveError({ reason: "differs", detail: { from: "", to: "", table: "" } }))

describe("An agency that moves to another server", () => {
  it("has everything there that was answered while it moved, and its old place says where it is", async () => {
    const { from, to, options } = await scene()
    const old = await openAt(from, commune)
    const answered: Array<string> = []
    let error: unknown
    const writing = Promise.all(
      [1, 2, 3].map(async (writer) => {
        for (let number = 1; error === undefined; number++)
          try {
            const subject = `Trong khi chuyển ${writer}.${number}`
            await old.outgoing.draft(draft(subject), { by: clerk })
            answered.push(subject)
          } catch (thrown) {
            error = thrown
          }
      }),
    )
    const moved = await run(options)
    await writing
    expect(error).toMatchObject({ code: "storage/agency-moved", detail: { agency: commune.code } })
    expect((error as StorageError).sentence.en).toContain(new URL(to).pathname)
    expect(String((error as StorageError).sentence.en)).not.toContain("@")
    expect(await subjectsAt(to)).toEqual(["Báo cáo hai", "Báo cáo một", ...answered].sort())
    expect(moved.rows.streams).toBeGreaterThan(0)
    await old.close()

    const there = await openAt(to, commune)
    const { rows } = await there.reports.outgoing({ limit: 500 })
    expect(rows.flatMap(({ numbered }) => numbered?.number ?? [])).toEqual([1])
    const id = await there.outgoing.draft(draft("Ở nơi mới"), { by: clerk })
    await there.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    await there.outgoing.signAsAgency(id, { by: clerk })
    expect((await there.outgoing.get(id)).numbered?.number).toBe(2)
    await there.close()
    expect(await subjectsAt(from, neighbour)).toEqual(["Báo cáo hai", "Báo cáo một"])
    expect(await subjectsAt(to, stranger)).toEqual(["Báo cáo hai", "Báo cáo một"])
  })

  it("goes on where it was cut off, and is written at neither place until then", async () => {
    const { from, to, options } = await scene()
    await expect(run({ ...options, prove: stop })).rejects.toThrow()
    for (const [server, code] of [
      [from, "storage/agency-moved"],
      [to, "storage/agency-arriving"],
    ] as const) {
      const exchange = await openAt(server, commune)
      expect(await refusal(exchange.outgoing.draft(draft("x"), { by: clerk }))).toBe(code)
      await exchange.close()
    }
    await run(options)
    expect(await subjectsAt(to)).toEqual(["Báo cáo hai", "Báo cáo một"])
  })

  it("stays where it was when its move is undone, and can move later", async () => {
    const { from, to, options } = await scene()
    await expect(run({ ...options, prove: stop })).rejects.toThrow()
    await Effect.runPromise(undoMove(options))
    const exchange = await openAt(from, commune)
    await exchange.outgoing.draft(draft("Báo cáo ba"), { by: clerk })
    await exchange.close()
    expect(await subjectsAt(to, stranger)).toEqual(["Báo cáo hai", "Báo cáo một"])
    expect(await refusal(Effect.runPromise(undoMove(options)))).toBe("move/agency-absent")
    await run(options)
    expect(await subjectsAt(to)).toEqual(["Báo cáo ba", "Báo cáo hai", "Báo cáo một"])
    expect(await refusal(Effect.runPromise(undoMove(options)))).toBe("move/move-done")
    expect(await refusal(run(options))).toBe("move/source-moved")
  })

  it("comes back with what it has done elsewhere", async () => {
    const { from, to, options } = await scene()
    await run(options)
    const exchange = await openAt(to, commune)
    await exchange.outgoing.draft(draft("Ở nơi mới"), { by: clerk })
    await exchange.close()
    await run({ ...options, from: to, to: from })
    expect(await subjectsAt(from)).toEqual(["Báo cáo hai", "Báo cáo một", "Ở nơi mới"])
    const back = await openAt(from, commune)
    await back.outgoing.draft(draft("Đã về"), { by: clerk })
    await back.close()
  })

  it("is refused with a code, and nothing is half-moved, where it cannot move", async () => {
    const { from, to, options } = await scene()
    const readOnly = `${to}?options=-c%20default_transaction_read_only%3Don`
    expect(await refusal(run({ ...options, to: from }))).toBe("move/same-place")
    expect(await refusal(run({ ...options, agency: "H53.9" }))).toBe("move/agency-absent")
    expect(await refusal(run({ ...options, agency: stranger.code, from: to, to: readOnly }))).toBe(
      "move/same-place",
    )
    expect(await refusal(run({ ...options, to: readOnly }))).toBe("move/read-only")
    expect(await refusal(run({ ...options, to: await newServer() }))).toBe("move/schema-differs")
    const taken = await openAt(to, commune)
    await taken.outgoing.draft(draft("Khác"), { by: clerk })
    await taken.close()
    expect(await refusal(run(options))).toBe("move/target-taken")
    expect(await subjectsAt(from)).toEqual(["Báo cáo hai", "Báo cáo một"])
    expect(await subjectsAt(to)).toEqual(["Khác"])
  })

  it("moves with every table that the store has", async () => {
    const { from } = await scene()
    const server = new pg.Client(from)
    await server.connect()
    const { rows } = await server.query<{ readonly name: string }>(
      "select relname as name from pg_class where relnamespace = 'lienthong'::regnamespace and relkind in ('r', 'p')",
    )
    await server.end()
    const moved = [...dataTables, ...viewTables].map(({ name }) => name as string)
    expect(rows.map(({ name }) => name).sort()).toEqual([...moved, ...otherTables].sort())
  })
})
