import { type DraftRequest, openExchanges } from "@lienthong/core"
import { chief, clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import pg from "pg"
import { describe, expect, it } from "vitest"
import { postgres } from "../src/index.ts"
import { newSchema, url } from "./store-place.ts"

const agencies = Array.from({ length: 100 }, (_, n) => ({
  code: `H53.${n + 1}`,
  name: `Ủy ban nhân dân xã số ${n + 1}`,
}))

/** Those that write to each other while all others look for work. */
const writing = agencies.slice(0, 10)

const by = { by: clerk }

const letterTo = (n: number): DraftRequest => ({
  type: "bao-cao",
  subject: `Kết quả thử kết nối ${n}`,
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode(`%PDF-1.4\n${n}`) }],
})

describe("A hundred communes on one server", () => {
  it("exchange documents over ten connections and one to listen, and leave none behind", async () => {
    const axis = memoryAxis(agencies)
    const { signers, verifier } = testOptions(axis, agencies[0] as (typeof agencies)[number])
    const client = new pg.Client(url)
    await client.connect()
    // A database of their own: stores of other tests connect to the same server meanwhile.
    const database = newSchema()
    await client.query(`create database ${database}`)
    const own = new URL(url)
    own.pathname = `/${database}`
    const storage = postgres({ url: own.href, poolSize: 10 })
    const exchanges = openExchanges({ storage, signers, verifier, workers: { pollMillis: 20_000 } })
    const connections = async () => {
      const { rows } = await client.query<{ readonly count: string }>(
        "select count(*) from pg_stat_activity where datname = $1",
        [database],
      )
      return Number(rows[0]?.count)
    }
    try {
      for (const agency of agencies)
        await exchanges.open({
          agency: { ...agency, abbreviation: "UBND" },
          axis: testOptions(axis, agency).axis,
        })
      await Promise.all(
        writing.map(async ({ code }, n) => {
          const exchange = exchanges.of(code)
          const id = await exchange?.outgoing.draft(letterTo(n), by)
          await exchange?.outgoing.signAsPerson(id ?? "", { by: chief })
          await exchange?.outgoing.signAsAgency(id ?? "", by)
          await exchange?.outgoing.dispatch(id ?? "", { to: [writing.at(n - 1)?.code ?? ""] }, by)
          await exchange?.work.drain()
        }),
      )
      expect(await connections()).toBeLessThanOrEqual(11)
      for (const { code } of writing) {
        const exchange = exchanges.of(code)
        while ((await exchange?.reports.incoming())?.rows.length === 0) await exchange?.work.poll()
        expect((await exchange?.reports.outgoing())?.rows).toHaveLength(1)
        expect((await exchange?.reports.incoming())?.rows).toHaveLength(1)
      }
    } finally {
      await exchanges.close()
      // The server takes a moment to end a connection that was closed.
      while ((await connections()) > 0);
      await client.query(`drop database ${database}`)
      await client.end()
    }
  }, 60_000)
})
