import { Effect } from "effect"
import { DocumentFilter, filterDocuments } from "../../report/document-filter.ts"
import { documentLines } from "../../report/electronic-documents.ts"
import { Settings } from "../ground/settings.ts"
import { decodeStated } from "../input/decode-stated.ts"
import type { WithFacts } from "./kept-facts.ts"

const readFilter = decodeStated(DocumentFilter, "request", [
  ["dateFrom", "dateUntil"],
  ["sentFrom", "sentUntil"],
  ["receivedFrom", "receivedUntil"],
  ["dueFrom", "dueUntil"],
])

/** Looks documents up by the fields of Decision 28/2018, Art. 10.2 (tra cứu văn bản). */
export const findDocuments = Effect.fn("Exchange.findDocuments")(function* (
  withFacts: WithFacts,
  filter: DocumentFilter = {},
) {
  const wanted = yield* readFilter(filter)
  const { agency } = yield* Settings
  return filterDocuments(yield* withFacts((facts) => documentLines(facts, agency)), wanted)
})
