import type { Envelope } from "../../document/incoming/event.ts"
import { namedBy, paperEnding } from "../../log/stream-kind.ts"
import type { Mark } from "../../port/storage/commit.ts"
import type { Change } from "../../report/change.ts"
import { dateOf, yearOf } from "../../time/vietnam-time.ts"
import { isWholeCode, printCode, readCode } from "../../vocabulary/document-code.ts"
import { markKey } from "./mark.ts"
import { paperStream } from "./paper-stream-name.ts"

/** A mark that leads from the key of a text to what the text names. */
export interface KeyedText {
  /** The key, then the text as it is written if that differs. */
  readonly keys: ReadonlyArray<string>
  readonly value: string
  /** The text for a person. */
  readonly text: string
  /** Whether several documents of one text follow one another, as reissued documents do. */
  readonly isShared: boolean
}

const ofEnvelope = ({ from, wireId, code, date }: Envelope, value: string): ReadonlyArray<KeyedText> => [
  { keys: markKey.arrival(from.code, wireId), value, text: wireId, isShared: false },
  ...(date === undefined || !isWholeCode(readCode(code))
    ? []
    : [
        {
          keys: markKey.arrivalCode(from.code, code, date),
          value,
          text: `${from.code} ${printCode(code)} ${date}`,
          isShared: true,
        },
      ]),
]

/** The mark of a number and notation in its year, which versions before the mark did not set. */
export const yearMarkOf = ({ kind, event, stream, at }: Change): Mark | undefined => {
  if (kind === "paper" && event._tag === "PaperReceived") {
    const { from, code, date } = event.copy
    if (date === undefined) return undefined
    return { key: markKey.paperOfYear(from.code, code, yearOf(date)), value: stream }
  }
  if (kind !== "incoming" || (event._tag !== "Arrived" && event._tag !== "RefusedOnArrival")) return undefined
  const { from, code, date } = event.envelope
  if (!isWholeCode(readCode(code))) return undefined
  const key = markKey.arrivalCodeOfYear(from.code, code, yearOf(date ?? dateOf(at)))
  return { key, value: namedBy(stream).document }
}

/** The texts by which a change makes its document findable, with their keys. */
export const keyedTextsOf = (change: Change): ReadonlyArray<KeyedText> => {
  const value = namedBy(change.stream).document
  const { kind, event } = change
  if (kind === "incoming" && (event._tag === "Arrived" || event._tag === "RefusedOnArrival"))
    return ofEnvelope(event.envelope, value)
  if (kind === "awaited" && event._tag === "Foretold") {
    const { from, documentId, code, date } = event
    return [
      ...(documentId === undefined
        ? []
        : [{ keys: markKey.arrival(from, documentId), value, text: documentId, isShared: false }]),
      ...(code === undefined || date === undefined
        ? []
        : [{ keys: markKey.arrivalCode(from, code, date), value, text: `${from} ${code}`, isShared: true }]),
    ]
  }
  if (kind === "outgoing" && event._tag === "Numbered") {
    const { code, date } = event
    const text = `${printCode(code)} ${date}`
    return [markKey.code(code, date), markKey.codeOfYear(code, yearOf(date))].map((keys) => ({
      keys,
      value,
      text,
      isShared: false,
    }))
  }
  if (kind === "outgoing" && event._tag === "Dispatched")
    return [{ keys: markKey.wire(event.wireId), value, text: event.wireId, isShared: false }]
  if (kind === "paper" && event._tag === "PaperReceived") {
    // A paper of a packet without a date has its identifier in the name, which only the stream has.
    const { copy } = event
    const wireId = copy.date === undefined ? paperEnding(change.stream) : ""
    // The stream has the name that an earlier version gave it: the texts themselves, or their keys of then.
    const [key, named] = [paperStream(copy, wireId), change.stream]
    return key === named
      ? []
      : [{ keys: [markKey.paper(key), named], value: named, text: named, isShared: false }]
  }
  return []
}
