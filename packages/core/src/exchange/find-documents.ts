import { Effect, Schema } from "effect"
import { DocumentFilter, filterDocuments } from "../report/document-filter.ts"
import { documentLines } from "../report/electronic-documents.ts"
import { invalidValue } from "./invalid-value.ts"
import type { WithFacts } from "./kept-facts.ts"
import { Settings } from "./settings.ts"

const decodeFilter = Schema.decodeUnknownEffect(DocumentFilter, { onExcessProperty: "error" })

/** A misspelt field must not look like a search that found nothing. */
const readFilter = (filter: DocumentFilter) => {
  const given = Object.fromEntries(Object.entries(filter).filter(([, wanted]) => wanted !== undefined))
  return Effect.mapError(decodeFilter(given), ({ message }) => invalidValue(message, given, "filter"))
}

/** Looks documents up by the fields of Decision 28/2018, Art. 10.2 (tra cứu văn bản). */
export const findDocuments = Effect.fn("Exchange.findDocuments")(function* (
  withFacts: WithFacts,
  filter: DocumentFilter = {},
) {
  const wanted = yield* readFilter(filter)
  const { agency } = yield* Settings
  return filterDocuments(yield* withFacts((facts) => documentLines(facts, agency)), wanted)
})
