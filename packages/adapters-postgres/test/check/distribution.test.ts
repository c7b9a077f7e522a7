import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { type Distribution, distributionFaults, isDistributed } from "../../src/check/distribution.ts"
import { agencyFunctions } from "../../src/check/functions.ts"
import { connect, newSchema, openStore } from "../store-place.ts"

const table = (name: string) => ({ name, method: "h", column: "agency", model: "s", colocation: 2 })
const sent = { hasAgency: true, isKnown: true, argument: 0, colocation: 2 }

/** As Citus 13.2.2 answers of a store that is distributed as docs/scaling.md says. */
const whole: Distribution = {
  tables: [
    table("events"),
    table("views"),
    { name: "migrations", method: "n", column: null, model: "t", colocation: 3 },
  ],
  functions: [
    ...agencyFunctions.map((name) => ({ name, ...sent })),
    { name: "refuse", hasAgency: false, isKnown: true, argument: null, colocation: null },
  ],
  nodes: [1, 2, 3].map((node) => ({ node, success: true, result: "4" })),
  drawn: [],
}

const problems = (change: Partial<Distribution>) =>
  distributionFaults("lienthong", { ...whole, ...change }).map(({ detail }) => detail.problem)

describe("A store on Citus", () => {
  it("is as it must be when tables, functions and sequences are where the agency is", () => {
    expect(problems({})).toEqual([])
    expect(isDistributed(whole)).toBe(true)
    const onOneNode = whole.tables.map((each) => ({ ...each, method: null }))
    expect(isDistributed({ ...whole, tables: onOneNode })).toBe(false)
  })

  it("is reported with each thing that it lacks", () => {
    const [, views, list] = whole.tables
    const [events] = whole.tables
    if (!events || !views || !list) throw new Error("no tables")
    const withTables = (...tables: Distribution["tables"]) => problems({ tables: [events, ...tables] })
    expect(withTables({ ...views, method: null, column: null, colocation: null }, list)).toEqual([
      "not distributed by agency beside events: the tables views",
    ])
    expect(withTables({ ...views, column: "view" }, list)).toHaveLength(1)
    expect(withTables({ ...views, colocation: 7 }, list)).toHaveLength(1)
    expect(withTables(views, { ...list, model: null })).toEqual(["the table migrations is not on every node"])
    const functions = (name: string, change: object) =>
      problems({ functions: whole.functions.map((f) => (f.name === name ? { ...f, ...change } : f)) })
    for (const change of [{ argument: null }, { colocation: 9 }])
      expect(functions("log_writers", change)).toEqual([
        "not sent to the agency's node: the functions log_writers",
      ])
    expect(functions("refuse", { isKnown: false })).toEqual(["not on every node: the functions refuse"])
    const earlier = { name: "log_given", hasAgency: false, isKnown: true, argument: null, colocation: null }
    expect(problems({ functions: [...whole.functions, earlier] })).toEqual([
      "functions of earlier releases, whose log would be empty here: log_given",
    ])
    for (const node of [
      { node: 4, success: true, result: "2" },
      { node: 4, success: false, result: "connection refused" },
    ])
      expect(problems({ nodes: [...whole.nodes, node] })).toEqual([
        "without sequences of their own from 1 (log_position, log_settled, view_number, work_number): the nodes 4",
      ])
    expect(problems({ drawn: ["views.number"] })).toEqual([
      "columns that draw numbers by themselves, of which each node would have others: views.number",
    ])
  })
})

describe("The functions that a check looks for", () => {
  it.live("are all of the schema that have an agency, but for those of earlier releases", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* Effect.scoped(openStore(schema))
      const client = yield* connect()
      const { rows } = yield* Effect.promise(() =>
        client.query<{ readonly name: string }>(
          `select distinct proname as name from pg_proc where pronamespace = $1::regnamespace
             and proargnames[1] = 'in_agency' and proname not in ('lease_work', 'read_log') order by 1`,
          [schema],
        ),
      )
      expect(rows.map(({ name }) => name)).toEqual(agencyFunctions)
    }),
  )
})
