import { Result, Schema } from "effect"
import type { Acceptance, AxisHealth, DirectoryEntry, MailboxEntry, SentList } from "../../port/transport.ts"
import { TransportError } from "../../port/transport-error.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { MessageKind } from "../../vocabulary/message-kind.ts"
import { decodeAnswer, optional, orNone, printedAnswer } from "./answer.ts"

const taken: Schema.Decoder<Acceptance> = Schema.Struct({
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

export const mailboxEntry: Schema.Decoder<MailboxEntry> = Schema.Struct({
  id: Schema.NonEmptyString,
  kind: MessageKind,
  from: Schema.String,
})

export const directoryEntry: Schema.Decoder<DirectoryEntry> = Schema.Struct({
  code: Schema.String,
  name: Schema.String,
  otherCode: optional(Schema.String),
})

const health: Schema.Decoder<AxisHealth> = Schema.Struct({ axisTime: optional(VietnamTime) })

/** The answers of the operations that do not return a list. */
const answers = {
  submit: taken,
  findSent: orNone(taken),
  listSent: orNone(sentList),
  countInbox: orNone(Schema.Natural),
  health,
}

export type Answered = keyof typeof answers

/** The operations of a transport. */
export type Operation = Answered | "listInbox" | "directory" | "fetch" | "acknowledge"

/** Describes a transport's wrong answer. The bytes of a packet are not shown. */
const shown = (operation: Operation, given: unknown) => {
  const answer = given === undefined || operation === "fetch" ? undefined : printedAnswer(given)
  return answer === undefined
    ? { answer: "nothing that can be read", answerVi: "không có nội dung đọc được" }
    : { answer }
}

/** The error for an answer that does not have the port's shape. */
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
  const schema: Schema.Decoder<(typeof answers)[Operation]["Type"]> = answers[operation]
  const read = decodeAnswer(schema, given)
  if (Result.isSuccess(read)) return read.success
  throw malformed(operation, endpoint, given, read.failure)
}
