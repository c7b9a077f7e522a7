import type { Envelope } from "../../document/incoming/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { codeKey, printCode } from "../../vocabulary/document-code.ts"
import { agencyKey, documentIdKey } from "../../vocabulary/key.ts"

/** The part of an envelope that stands on paper too. */
export type Named = Pick<Envelope, "from" | "code" | "date">

/**
 * The stream of a document's paper, named by the keys of what is on both: the sender, number and notation,
 * and the date, or the identifier if a packet states no date.
 */
export const paperStream = ({ from, code, date }: Named, wireId: string) =>
  streamName.paper(agencyKey(from.code), codeKey(code), date ?? documentIdKey(wireId))

/** The stream as an earlier version named it, by the texts as they were written. */
export const writtenPaperStream = ({ from, code, date }: Named, wireId: string) =>
  streamName.paper(from.code, printCode(code), date ?? wireId)
