import { type DraftRequest, InputError, openExchange, openExchanges, StorageError } from "@lienthong/core"
import { clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type PostgresServersOptions, postgresServers, type ServerMap } from "../src/index.ts"
import { newSchema, url } from "./store-place.ts"

const communes = ["H53.1", "H53.2", "H53.3"].map((code) => ({ code, name: `Ủy ban nhân dân xã ${code}` }))

/** Two databases in the place of two servers. */
const databases = [newSchema(), newSchema()]
const [first = "", second = ""] = databases.map((database) => {
  const own = new URL(url)
  own.pathname = `/${database}`
  return own.href
})
const client = new pg.Client(url)

beforeAll(async () => {
  await client.connect()
  for (const database of databases) await client.query(`create database ${database}`)
})
afterAll(async () => {
  for (const database of databases) await client.query(`drop database ${database} with (force)`)
  await client.end()
})

const agenciesAt = async (at: string): Promise<ReadonlyArray<string>> => {
  const server = new pg.Client(at)
  await server.connect()
  try {
    const { rows } = await server.query<{ readonly agency: string }>(
      "select distinct agency from lienthong.streams order by agency",
    )
    return rows.map(({ agency }) => agency)
  } finally {
    await server.end()
  }
}

const connectionsOf = async () => {
  const { rows } = await client.query<{ readonly datname: string; readonly count: string }>(
    `select datname, count(*) from pg_stat_activity where application_name = 'lienthong' and datname = any($1)
     group by datname`,
    [databases],
  )
  return Object.fromEntries(rows.map(({ datname, count }) => [datname, Number(count)]))
}

const at = (server: string) => ({ url: server, listenUrl: false as const })

const scene = (servers: PostgresServersOptions["servers"]) => {
  const axis = memoryAxis(communes)
  const { signers, verifier } = testOptions(axis, communes[0] as (typeof communes)[number])
  const storage = postgresServers({ servers, poolSize: 2 })
  const exchanges = openExchanges({ storage, signers, verifier, workers: false })
  const open = (code: string) => {
    const agency = { code, name: `Ủy ban nhân dân xã ${code}`, abbreviation: "UBND" }
    return exchanges.open({ agency, axis: testOptions(axis, agency).axis })
  }
  return { exchanges, open }
}

const refusal = async (promise: Promise<unknown>): Promise<StorageError> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof StorageError)) throw new Error("no store was refused", { cause: error })
  return error
}

const refuse = (): never => {
  throw new Error("refused to be read")
}

const draft: DraftRequest = {
  type: "bao-cao",
  subject: "Kết quả thử kết nối",
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4\n") }],
}

describe("Agencies whose servers a map names", () => {
  it("have their documents each at its own server, and share one pool a server", async () => {
    const { exchanges, open } = scene({ "H53.1": at(first), "H53.2": at(first), "h53.3": at(second) })
    const opened = await Promise.all(communes.map(({ code }) => open(code)))
    await Promise.all(
      opened.flatMap(({ outgoing }) => [1, 2, 3].map(() => outgoing.draft(draft, { by: clerk }))),
    )
    expect(await Promise.all([agenciesAt(first), agenciesAt(second)])).toEqual([
      ["H53.1", "H53.2"],
      ["H53.3"],
    ])
    for (const count of Object.values(await connectionsOf())) expect(count).toBeLessThanOrEqual(2)
    await exchanges.close()
  })

  it("are opened at another server when the map has changed, while the others stay open", async () => {
    let map: ServerMap = { "H53.1": at(first), "H53.2": at(first) }
    const { exchanges, open } = scene(() => map)
    const [staying, moving] = [await open("H53.1"), await open("H53.2")]
    map = { "H53.1": at(first), "H53.2": at(second) }
    await moving.close()
    const moved = await open("H53.2")
    const id = await moved.outgoing.draft(draft, { by: clerk })
    expect(await agenciesAt(second)).toContain("H53.2")
    expect((await moved.reports.outgoing()).rows.map(({ document }) => document)).toEqual([id])
    expect((await staying.reports.outgoing()).rows.length).toBeGreaterThanOrEqual(0)
    await exchanges.close()
  })

  it("are not opened anywhere when the map has no server for them or cannot be read, and others go on", async () => {
    let read = (): ServerMap | Promise<ServerMap> => ({ "H53.1": at(first) })
    const { exchanges, open } = scene(() => read())
    await open("H53.1")
    const refused = [await refusal(open("H53.2"))]
    const maps: ReadonlyArray<() => unknown> = [
      () => Promise.reject(new Error("no such file")),
      () => undefined,
      () => ["postgres://"],
      () => ({ "H53.2": 5432 }),
      () => ({ "H53.2": "postgres://app:HUNTER2@a,b/d" }),
      () => ({ "H53.2": at(first), "h53.2": at(second) }),
      () => ({ "H53.2": { url: first, ownerurl: second } }),
      () => ({ "H53.2": { url: first, ownerUrl: 5432 } }),
      () => new Proxy({}, { ownKeys: refuse }),
      () => ({
        get "H53.2"() {
          return refuse()
        },
      }),
    ]
    for (const each of maps) {
      read = each as typeof read
      refused.push(await refusal(open("H53.2")))
    }
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => "storage/unavailable"))
    expect(refused.map(({ detail }) => detail.problem)).toEqual([
      "the map of servers has none for the agency H53.2",
      "the map of servers cannot be read",
      "the map of servers is not a map",
      "the map of servers is not a map",
      "the map of servers is wrong at H53.2: the address is not text",
      "the map of servers is wrong at H53.2: the address names more than one server",
      "the map of servers has one agency twice, as H53.2 and as h53.2",
      "the map of servers is wrong at H53.2: there is no field ownerurl",
      "the map of servers is wrong at H53.2: a number was given",
      "the map of servers is not a map",
      "the map of servers is not a map",
    ])
    for (const { sentence, detail } of refused) {
      expect(sentence.vi).toContain(detail.problemVi)
      expect([sentence.vi, sentence.next.vi].join(" ")).not.toMatch(/map|server|agency/)
    }
    expect(JSON.stringify(refused)).not.toContain("HUNTER2")
    expect((await exchanges.of("H53.1")?.reports.outgoing())?.rows).toBeDefined()
    await exchanges.close()
  })

  it("are refused when the function that gives the map does not answer", async () => {
    const axis = memoryAxis(communes)
    const storage = postgresServers({ servers: () => new Promise<ServerMap>(() => {}), answerMillis: 50 })
    const { problem } = (
      await refusal(openExchange({ ...testOptions(axis, communes[0] as (typeof communes)[number]), storage }))
    ).detail
    expect(problem).toBe("the function `servers` gave no map of servers within 50 ms")
  })

  it("are refused at once when a map that does not change is wrong", () => {
    const wrong: ReadonlyArray<unknown> = [
      { servers: { "000.00.00.H53": first, H53: second } },
      { servers: { H53: "mysql://localhost" } },
      { servers: "postgres://localhost" },
      { servers: { H53: first }, poolsize: 2 },
      { servers: () => ({ H53: first }), poolsize: 2 },
      { servers: { H53: { url: first, ownerurl: second } } },
      undefined,
    ]
    for (const options of wrong)
      expect(() => postgresServers(options as PostgresServersOptions)).toThrow(InputError)
  })
})
