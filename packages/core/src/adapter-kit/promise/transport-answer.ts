import { Formatter, Option, Predicate, Result, Schema, SchemaGetter } from "effect"
import type { AxisHealth, DirectoryEntry, MailboxEntry, SentList, Taken } from "../../port/transport.ts"
import { TransportError } from "../../port/transport-error.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { MessageKind } from "../../vocabulary/message-kind.ts"

/** A field that may be left out; `undefined` and `null` leave it out, too. */
export const optional = <S extends Schema.Codec<unknown>>(field: S) =>
  Schema.optional(Schema.NullOr(field)).pipe(
    Schema.decodeTo(Schema.optionalKey(Schema.toType(field)), {
      decode: SchemaGetter.transformOptional(Option.filter(Predicate.isNotNullish)),
      encode: SchemaGetter.passthrough(),
    }),
  )

const taken: Schema.Decoder<Taken> = Schema.Struct({
  axisId: Schema.NonEmptyString,
  takenAt: optional(VietnamTime),
})

const sentList: Schema.Decoder<SentList> = Schema.Struct({
  entries: Schema.Array(
    Schema.Struct({
      axisId: Schema.String,
      documentId: optional(Schema.String),
      from: optional(Schema.String),
      code: Schema.String,
      subject: Schema.String,
      to: Schema.String,
      sentAt: optional(VietnamTime),
      standing: Schema.Literals(["waiting", "delivered", "failed"]),
      description: optional(Schema.String),
      standingSince: optional(VietnamTime),
    }),
  ),
  complete: Schema.Boolean,
})

const inbox: Schema.Decoder<ReadonlyArray<MailboxEntry>> = Schema.Array(
  Schema.Struct({ id: Schema.NonEmptyString, kind: MessageKind, from: Schema.String }),
)

export const directoryEntry: Schema.Decoder<DirectoryEntry> = Schema.Struct({
  code: Schema.String,
  name: Schema.String,
  otherCode: optional(Schema.String),
})

export const directory: Schema.Decoder<ReadonlyArray<DirectoryEntry>> = Schema.Array(directoryEntry)

const health: Schema.Decoder<AxisHealth> = Schema.Struct({ axisTime: optional(VietnamTime) })

/** An answer that may be missing, as `undefined` or `null`. */
export const orNone = <A>(answer: Schema.Decoder<A>): Schema.Decoder<A | null | undefined> =>
  Schema.NullishOr(answer)

/** What a transport answers each operation with. */
const answers = {
  submit: taken,
  findSent: orNone(taken),
  listSent: orNone(sentList),
  countInbox: orNone(Schema.Natural),
  listInbox: inbox,
  directory,
  health,
}

export type Answered = keyof typeof answers

type Operation = Answered | "fetch" | "acknowledge"

const maxShownLength = 200
const shortened = (text: string) =>
  text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text

/** What came in an answer's place, for a sentence. */
export const shownAnswer = (given: unknown): string =>
  given === undefined ? "nothing" : shortened(printed(given) ?? `a ${typeof given} that cannot be read`)

/** What came in a transport's answer's place. Bytes of a packet are not shown. */
const shown = (operation: Operation, given: unknown) => {
  const text = given === undefined || operation === "fetch" ? undefined : printed(given)
  return text === undefined
    ? { answer: "nothing that can be read", answerVi: "không có nội dung đọc được" }
    : { answer: shortened(text) }
}

/** What an adapter gave, for a sentence. Its own object may refuse to be read. */
const printed = (given: unknown): string | undefined => {
  try {
    return Formatter.formatJson(given)
  } catch {
    return undefined
  }
}

/** The error for an answer of another shape than the port's. */
export const malformed = (
  operation: Operation,
  endpoint: string,
  given: unknown,
  cause?: unknown,
): TransportError =>
  new TransportError({
    reason: "malformed-answer",
    detail: { operation, endpoint, ...shown(operation, given) },
    ...(cause !== undefined && { cause }),
  })

/** Reads the answer of an adapter; throws `malformed-answer` when it has another shape. */
export const readAnswer = <Operation extends Answered>(
  operation: Operation,
  endpoint: string,
  given: unknown,
): (typeof answers)[Operation]["Type"] => {
  const read = Schema.decodeUnknownResult<Schema.Decoder<(typeof answers)[Operation]["Type"]>>(
    answers[operation],
  )(given)
  if (Result.isSuccess(read)) return read.success
  throw malformed(operation, endpoint, given, read.failure)
}
