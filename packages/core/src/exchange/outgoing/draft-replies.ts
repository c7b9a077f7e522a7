import { Effect, Result, Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { parseDocumentIdentifier } from "../../document/document-identifier.ts"
import { incoming, replyError } from "../../document/incoming/decide.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import { saysCorrection } from "../../document/incoming/reply-kind.ts"
import type { Draft, DraftReply } from "../../document/outgoing/event.ts"
import type { Reply, ReplyKind } from "../../document/reply.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { ResponseFor } from "../../packet/party.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { codeKey, isWholeCode, printCode } from "../../vocabulary/document-code.ts"
import { type AnyType, isCopy } from "../../vocabulary/document-type.ts"
import { agencyKey } from "../../vocabulary/key.ts"
import { askReplies } from "../change/ask-replies.ts"
import { type ChangedIncoming, commandIncoming, loadIncoming } from "../change/incoming.ts"
import { type ChangedOutgoing, requireDispatched } from "../change/outgoing.ts"
import { optional } from "../input/request.ts"
import { Settings } from "../settings/settings.ts"

/** What a draft says of the documents that it answers, copies or corrects. */
export const RepliesRequest = Schema.Struct({
  /**
   * The ids of documents here that it answers (trả lời): received ones, or dispatched ones of this agency.
   * Its packet names them.
   */
  answers: optional(Schema.Array(Schema.String)),
  /**
   * Dispatching it completes the received documents that it answers. Refused while one of them is not
   * accepted, and for a person who may not complete it.
   */
  completesAnswered: optional(Schema.Boolean),
  /** The id of the original here of which it is a copy (sao gửi). For the types of copies only. */
  copyOf: optional(Schema.String),
  /**
   * The ids of dispatched documents of this agency whose form it corrects (đính chính; Decree 30/2020, Art.
   * 18.3). For a công văn whose subject says so, by which recipients tell it from an answer.
   */
  corrects: optional(Schema.Array(Schema.String)),
})
export interface RepliesRequest extends Schema.Schema.Type<typeof RepliesRequest> {}

const completing = { _tag: "Complete" } as const

/**
 * How a packet names a document that came: by the key of its sender's code, and by the identifier alone where
 * that contradicts its number, notation or date. Other readers would take a copied fault for this agency's.
 */
const quoted = ({ from, wireId, code, date }: Envelope): ResponseFor => {
  const organId = agencyKey(from.code)
  const parts = parseDocumentIdentifier(wireId)
  const isContradicted =
    parts !== undefined &&
    ((isWholeCode(code) && codeKey(parts.code) !== codeKey(code)) ||
      (date !== undefined && parts.date !== date))
  if (wireId !== "" && (isContradicted || !isWholeCode(code)))
    return { organId, code: "", documentId: wireId }
  return { organId, code: printCode(code), ...(date !== undefined && { date }), documentId: wireId }
}

/** A document here that a draft answers or copies: one that arrived whole, or one that was dispatched. */
const replyTo = Effect.fnUntraced(function* (document: string, kind: ReplyKind, completes: boolean) {
  const { state } = yield* loadIncoming(document)
  if (state) {
    const wrong = replyError(state)
    if (wrong) return yield* wrong
    if (completes && state.stage !== "completed") yield* Effect.fromResult(incoming.decide(state, completing))
    const code = printCode(state.envelope.code)
    const named = quoted(state.envelope)
    const reply: DraftReply = { kind, direction: "incoming", document, code, named }
    return reply
  }
  return yield* ownReplyTo(document, kind)
})

/** A document of this agency that was dispatched. */
const ownReplyTo = Effect.fnUntraced(function* (document: string, kind: ReplyKind) {
  const { agency } = yield* Settings
  const { dispatched, numbered } = yield* requireDispatched(document)
  const code = printCode(numbered.code)
  const named = { organId: agency.code, code, date: numbered.date, documentId: dispatched.wireId }
  const reply: DraftReply = { kind, direction: "outgoing", document, code, named }
  return reply
})

/** Reads what a draft answers or corrects, and the original of a copy. */
export const readReplies = Effect.fnUntraced(function* (
  request: RepliesRequest & { readonly subject: string },
  type: AnyType,
) {
  const { answers = [], copyOf, corrects = [], completesAnswered = false } = request
  if (corrects.length > 0 && !(type === "cong-van" && saysCorrection(request.subject)))
    return yield* wrongValue("corrects", corrects[0], {
      en: "nothing, unless the document is a `cong-van` whose subject says `đính chính`",
      vi: "bỏ trống, trừ khi văn bản là công văn có trích yếu ghi rõ `đính chính`",
    })
  if (copyOf !== undefined && !isCopy(type))
    return yield* wrongValue("copyOf", copyOf, {
      en: "nothing, unless the document is a copy: `sao-y`, `sao-luc` or `trich-sao`",
      vi: "bỏ trống, trừ khi văn bản là bản sao y, sao lục hoặc trích sao",
    })
  if (completesAnswered && answers.length === 0)
    return yield* wrongValue("completesAnswered", true, {
      en: "nothing, unless the document answers another",
      vi: "bỏ trống, trừ khi văn bản trả lời văn bản khác",
    })
  const twice = corrects.find((id) => answers.includes(id))
  if (twice !== undefined)
    return yield* wrongValue("corrects", twice, {
      en: "a document that `answers` does not name: a document is answered or corrected",
      vi: "văn bản không có trong `answers`: mỗi văn bản hoặc được trả lời, hoặc được đính chính",
    })
  const answered = yield* Effect.forEach(new Set(answers), (id) => replyTo(id, "answer", completesAnswered))
  const copied = copyOf === undefined ? [] : [yield* replyTo(copyOf, "copy", false)]
  const corrected = yield* Effect.forEach(new Set(corrects), (id) => ownReplyTo(id, "correction"))
  const [first, ...rest] = [...answered, ...copied, ...corrected]
  const replies: Pick<Draft, "repliesTo" | "completesAnswered"> = {
    ...(first && { repliesTo: [first, ...rest] }),
    ...(completesAnswered && { completesAnswered }),
  }
  return replies
})

/** The commands that link a dispatched document with one that it answers or copies. */
const tellOf =
  (self: Omit<Reply, "kind">) =>
  ({ kind, direction, document }: DraftReply) =>
    ({ direction, document, command: { ...self, kind, _tag: "NoteReply" } }) as const

/** Completes a received document that is answered, if it is still to be completed. */
const completed = (changed: ChangedIncoming | ChangedOutgoing, code: string, at: VietnamTime) => {
  if (changed.kind === "outgoing" || changed.state === undefined) return Effect.succeed(changed)
  const command = { ...completing, note: `trả lời bằng văn bản ${code}` }
  return Result.isSuccess(incoming.decide(changed.state, command))
    ? commandIncoming(changed, at, command)
    : Effect.succeed(changed)
}

/**
 * Links a dispatched document with the ones it answers or copies, and completes the received ones that it
 * answers and that are still to be completed, if its drafter said so. Documents in `changes` are changed by
 * the same commit. Returns all changes.
 */
export const tellReplies = Effect.fnUntraced(function* (
  { repliesTo, completesAnswered }: Draft,
  self: Omit<Reply, "kind">,
  at: VietnamTime,
  changes: ReadonlyArray<ChangedOutgoing>,
) {
  const replies: ReadonlyArray<DraftReply> = repliesTo ?? []
  const told = yield* askReplies(replies.map(tellOf(self)), at, changes)
  if (!completesAnswered) return told
  const answered = new Set(
    replies.flatMap(({ kind, document }) => (kind === "answer" ? [streamName.incoming(document)] : [])),
  )
  return yield* Effect.forEach(told, (changed) =>
    answered.has(changed.stream) ? completed(changed, self.code, at) : Effect.succeed(changed),
  )
})
