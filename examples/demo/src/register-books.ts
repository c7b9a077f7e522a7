import type { OpenedExchange } from "@lienthong/core"
import { everyRow } from "@lienthong/core/report"

/** All rows of a report. */
export const allOf = async <Row>(rows: AsyncIterable<Row>): Promise<ReadonlyArray<Row>> => {
  const all: Array<Row> = []
  for await (const row of rows) all.push(row)
  return all
}

/** Both register books of an office (sổ văn bản đi, sổ văn bản đến), whole. */
export const booksOf = async ({ reports }: OpenedExchange) => ({
  outgoing: await allOf(everyRow(reports.outgoingRegister)),
  incoming: await allOf(everyRow(reports.incomingRegister)),
})
