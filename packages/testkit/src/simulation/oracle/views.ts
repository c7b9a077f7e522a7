import type { ExchangeOperations } from "@lienthong/core"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import {
  awaitedBoard,
  dutyBoard,
  electronicDocuments,
  faultLog,
  paperBoard,
  registerBooks,
  streamRows,
} from "@lienthong/core/report"
import { Effect, Stream } from "effect"
import type { World } from "../world/world.ts"
import { dutyRules, type Look } from "./look.ts"
import type { Violation } from "./violation.ts"

/** Rows as texts in an order of their own: reports give them in another. */
const printed = (rows: ReadonlyArray<unknown>) => rows.map((row) => JSON.stringify(row)).sort()

const all = <Row, E>(rows: Stream.Stream<Row, E>) =>
  Effect.map(Stream.runCollect(rows), (found) => [...found])

/** The tables, computed from the whole log. */
const folded = ({ changes, code, name, tracking, outgoing, incoming }: Look, now: number) => {
  const books = registerBooks(changes)
  return {
    tracking,
    outgoing,
    incoming,
    documents: electronicDocuments(changes, { code: code as AgencyCode, name }),
    awaited: awaitedBoard(changes),
    faults: faultLog(changes),
    outgoingRegister: books.outgoing,
    incomingRegister: books.incoming,
    paper: paperBoard(changes).lines,
    duties: dutyBoard(changes, vietnamTime(now), dutyRules),
  }
}

/** The tables, as the exchange returns them. */
const kept = ({ reports }: ExchangeOperations) =>
  Effect.all({
    tracking: all(streamRows(reports.tracking)),
    outgoing: all(streamRows(reports.outgoing)),
    incoming: all(streamRows(reports.incoming)),
    documents: all(streamRows(reports.documents)),
    awaited: all(streamRows(reports.awaited)),
    faults: all(streamRows(reports.faults)),
    outgoingRegister: all(streamRows(reports.outgoingRegister)),
    incomingRegister: all(streamRows(reports.incomingRegister)),
    paper: all(streamRows(reports.paper)),
    duties: Effect.map(all(streamRows(reports.duties)), (rows) =>
      rows.map(({ assignedTo: _, joining: __, ...duty }) => duty),
    ),
  })

const difference = (rows: ReadonlyArray<string>, expected: ReadonlyArray<string>) => {
  const extra = rows.find((row) => !expected.includes(row))
  const missing = expected.find((row) => !rows.includes(row))
  return `shown ${extra?.slice(0, 300) ?? "nothing more"}, expected ${missing?.slice(0, 300) ?? "nothing more"}`
}

/** Every table that the exchange shows equals the one computed from the whole log. */
export const views = (world: World, look: Look, exchange: ExchangeOperations) =>
  Effect.map(kept(exchange), (shown): ReadonlyArray<Violation> => {
    const expected = folded(look, world.time.now())
    return Object.keys(expected).flatMap((table) => {
      const rows = printed(shown[table as keyof typeof shown])
      const whole = printed(expected[table as keyof typeof expected])
      return JSON.stringify(rows) === JSON.stringify(whole)
        ? []
        : [{ rule: "view", agency: look.name, text: `${table}: ${difference(rows, whole)}` } as const]
    })
  })
