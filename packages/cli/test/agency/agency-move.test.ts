import { postgres } from "@lienthong/adapters-postgres"
import { Storage, Tenant } from "@lienthong/core/adapter"
import { Context, Effect, Layer } from "effect"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { runAgencyMove } from "../../src/agency/agency-move.ts"
import { answerOf } from "../answer-of.ts"
import { agency, append, newSchema, otherAgency, url } from "../postgres-place.ts"

const databases = [newSchema(), newSchema()]
const [from = "", to = ""] = databases.map((database) => {
  const own = new URL(url)
  own.pathname = `/${database}`
  return own.href
})
const client = new pg.Client(url)

/** Commits one event to the agency's store on a server. */
const commit = (server: string, of: typeof agency, id: string) =>
  postgres({ url: server, listenUrl: false }).pipe(
    Layer.provide(Layer.succeed(Tenant, { agency: of })),
    Layer.build,
    Effect.map(Context.get(Storage)),
    Effect.flatMap((storage) => storage.commit(append(id))),
    Effect.scoped,
    Effect.runPromise,
  )

beforeAll(async () => {
  await client.connect()
  for (const database of databases) await client.query(`create database ${database}`)
  for (const id of ["one", "two"]) await commit(from, agency, id)
  await commit(to, otherAgency, "one")
})
afterAll(async () => {
  for (const database of databases) await client.query(`drop database ${database} with (force)`)
  await client.end()
})

describe("lienthong agency move", () => {
  it("moves an agency, proves its log at the new place, and says what to do next", async () => {
    const { exitCode, out, error } = await answerOf(runAgencyMove, agency, "--from", from, "--to", to)
    expect([exitCode, error]).toEqual([0, []])
    expect(out).toContain("2 events, the log is intact")
    expect(out).toContain("danh sách máy chủ")
    expect(out).not.toContain("@")
    await commit(to, agency, "three")
    await expect(commit(from, agency, "three")).rejects.toThrow(/moved to another server/)
    const again = await answerOf(runAgencyMove, agency, "--from", from, "--to", to)
    expect([again.exitCode, again.error[0]]).toEqual([1, "move/source-moved"])
    const undone = await answerOf(runAgencyMove, agency, "--from", from, "--to", to, "--undo")
    expect([undone.exitCode, undone.error[0]]).toEqual([1, "move/move-done"])
  })

  it("leaves an agency where it is whose log was changed, and undoes the move", async () => {
    const changed = new pg.Client(to)
    await changed.connect()
    await changed.query("update lienthong.events set data = '{\"a\":1}' where agency = $1", [otherAgency])
    await changed.end()
    const { exitCode, error } = await answerOf(runAgencyMove, otherAgency, "--from", to, "--to", from)
    expect([exitCode, error[0]]).toEqual([1, "log/hash-mismatch"])
    const undone = await answerOf(runAgencyMove, otherAgency, "--from", to, "--to", from, "--undo", "--json")
    expect([undone.exitCode, JSON.parse(undone.out)]).toEqual([0, { agency: otherAgency, undone: true }])
    await commit(to, otherAgency, "two")
  })

  it.each([
    ["no address", [agency, "--from", from], 2, "--to is needed"],
    ["an address that is none", [agency, "--from", from, "--to", "may-2"], 2, "--to is needed"],
    ["no agency", ["--from", from, "--to", to], 2, "CODE"],
    [
      "a server that does not answer",
      [agency, "--from", from, "--to", "postgres://l:matkhau@127.0.0.1:1/x"],
      3,
      "storage/unavailable",
    ],
  ])("names %s, and shows no password", async (_, args, code, said) => {
    const { exitCode, error } = await answerOf(runAgencyMove, ...args)
    expect(exitCode).toBe(code)
    expect(error.join("\n")).toContain(said)
    expect(error.join("\n")).not.toContain("matkhau")
  })
})
