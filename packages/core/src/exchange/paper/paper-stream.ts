import { printCode } from "../../document/document-code.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import { evolve } from "../../document/paper/state.ts"
import { load } from "../stream/load.ts"
import { streamName } from "../stream/stream-kind.ts"

/**
 * The paper of a document, by what stands on both: the sender, number and notation, and the date; its identifier where a
 * packet states no date.
 */
export const paperStream = ({ from, code, date }: Pick<Envelope, "from" | "code" | "date">, wireId = "") =>
  streamName.paper(from.code, printCode(code), date ?? wireId)

/** Replays the paper of a document. */
export const loadPaper = (stream: string) => load("paper", stream, evolve)
