import { Effect, Schema } from "effect"
import { expectedDay } from "../../adapter-kit/input/expected.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import { ConversionDirection } from "../../document/conversion.ts"
import { deny } from "../../document/document-error.ts"
import { isBlank } from "../../text/plain-text.ts"
import { dateOf, isLocalDate, type LocalDate, printDate } from "../../time/vietnam-time.ts"
import { CopyType } from "../../vocabulary/document-type.ts"
import { change } from "../change/change.ts"
import { commandIncoming, loadIncoming } from "../change/incoming.ts"
import { commandOutgoing, loadOutgoing } from "../change/outgoing.ts"
import { optional } from "../input/request.ts"

/** A conversion of a document between its electronic form and paper. */
export const ConversionRequest = Schema.Struct({
  direction: ConversionDirection,
  /** The kind of copy that it made. Left out when it made no copy. */
  form: optional(CopyType),
  /** The day of the conversion, `2019-06-24`. Default: today. */
  convertedOn: optional(Schema.String),
  /** The agency or person that converted it, if it is not the one who records the conversion. */
  convertedBy: optional(Schema.String),
  /** Ký hiệu riêng: the mark of the conversion, as it stands on its result. */
  mark: optional(Schema.String),
})
export interface ConversionRequest extends Schema.Schema.Type<typeof ConversionRequest> {}

const past = { en: "today or an earlier day", vi: "hôm nay hoặc một ngày trước đó" }

const seen = { en: "text that can be read, or nothing", vi: "nội dung đọc được, hoặc bỏ trống trường này" }

/**
 * The first day on which a document can have been converted in a direction. Paper exists before the
 * electronic document that is made from it: a copy (sao y) is scanned before it gets its number and date, so
 * any day is accepted. Paper can be made from an electronic document from its date on, or from the day it
 * came if its sender dated it later.
 */
const firstDay = (direction: ConversionDirection, dated: LocalDate | undefined, came: LocalDate) =>
  direction === "paper-to-electronic" || dated === undefined || dated > came ? undefined : dated

const notBefore = (day: LocalDate) => ({
  en: `a day from ${day}, the date of the document, to today`,
  vi: `một ngày từ ${printDate(day)} (ngày của văn bản) đến hôm nay`,
})

/** Reads the day of a conversion, which cannot be in the future. */
const readDay = Effect.fnUntraced(function* (given: string | undefined, today: LocalDate) {
  if (given === undefined) return today
  if (!isLocalDate(given)) return yield* wrongValue("convertedOn", given, expectedDay)
  return given > today ? yield* wrongValue("convertedOn", given, past) : given
})

const readText = Effect.fnUntraced(function* (field: "convertedBy" | "mark", given: string | undefined) {
  if (given === undefined) return {}
  return isBlank(given) ? yield* wrongValue(field, given, seen) : { [field]: given }
})

/**
 * Records that a document was converted between its electronic form and paper (Decree 30/2020, Art. 25;
 * Decree 137/2024): who did it, when, in which direction and form, and with which mark.
 */
export const recordConversion = Effect.fn("Exchange.recordConversion")(function* (
  document: string,
  { direction, form, convertedOn, convertedBy, mark }: ConversionRequest,
  by: Actor,
) {
  const texts = { ...(yield* readText("convertedBy", convertedBy)), ...(yield* readText("mark", mark)) }
  yield* change(by, (at) =>
    Effect.gen(function* () {
      const day = yield* readDay(convertedOn, dateOf(at))
      const command = {
        _tag: "NoteConversion",
        direction,
        ...(form !== undefined && { form }),
        convertedOn: day,
        ...texts,
      } as const
      const checkSince = (first: LocalDate | undefined) =>
        first !== undefined && day < first
          ? Effect.fail(wrongValue("convertedOn", day, notBefore(first)))
          : Effect.void
      const outgoing = yield* loadOutgoing(document)
      if (outgoing.state) {
        yield* checkSince(firstDay(direction, outgoing.state.numbered?.date, dateOf(at)))
        return { changes: [yield* commandOutgoing({ ...outgoing, state: outgoing.state }, at, command)] }
      }
      const incoming = yield* loadIncoming(document)
      if (!incoming.state) return yield* deny("unknown-document", { document })
      const { envelope, arrivedAt } = incoming.state
      yield* checkSince(firstDay(direction, envelope.date, dateOf(arrivedAt ?? at)))
      return { changes: [yield* commandIncoming({ ...incoming, state: incoming.state }, at, command)] }
    }),
  )
})
