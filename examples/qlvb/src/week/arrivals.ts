import { everyRow } from "@lienthong/core/report"
import type { Office } from "../agency/office.ts"
import { allOf } from "../visit/all-of.ts"

/** The documents of a stage in an office, by the beginnings of their subjects, the oldest first. */
export const arrivalsOf = async (
  { exchange }: Office,
  stage: "arrived" | "registered" | "assigned" | "processing",
  beginning = "",
): Promise<ReadonlyArray<string>> => {
  const rows = await allOf(everyRow(exchange.reports.incoming, { stage, order: "ascending" }))
  return rows.filter(({ envelope }) => envelope.subject.startsWith(beginning)).map(({ document }) => document)
}

/** The received document with this subject. */
export const arrivalOf = async ({ exchange, profile }: Office, subject: string): Promise<string> => {
  for await (const { document, envelope } of everyRow(exchange.reports.incoming))
    if (envelope.subject === subject) return document
  throw new Error(`${profile.name} has not received “${subject}”`)
}
