import type { Envelope } from "../document/incoming/event.ts"
import { replyKindOf } from "../document/incoming/reply-kind.ts"
import type { Replies, Reply, ReplyEvent, ReplyKind } from "../document/reply.ts"
import { codeKey, parseCode, printCode } from "../vocabulary/document-code.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { OtherInformation } from "./electronic-document.ts"

type ReplyColumns = Pick<OtherInformation, "answers" | "answeredBy" | "copyOf" | "copies">

const column = <Name extends keyof ReplyColumns>(name: Name, codes: ReadonlyArray<string>): ReplyColumns =>
  codes.length === 0 ? {} : { [name]: [...new Set(codes)] }

const codesOf = (replies: ReadonlyArray<Reply> = [], kind: ReplyKind): ReadonlyArray<string> =>
  replies.flatMap((reply) => (reply.kind === kind ? [reply.code] : []))

/** The codes of the documents that replies link with a document. */
export const replyColumns = ({ repliesTo, replies }: Replies): ReplyColumns => ({
  ...column("answers", codesOf(repliesTo, "answer")),
  ...column("answeredBy", codesOf(replies, "answer")),
  ...column("copyOf", codesOf(repliesTo, "copy")),
  ...column("copies", codesOf(replies, "copy")),
})

/** What a received document says it answers, with those that are not here, as the packet names them. */
export const namedReplies = (replies: Replies, envelope: Envelope): ReplyColumns => {
  const columns = replyColumns(replies)
  const here = new Set(replies.repliesTo?.map(({ code }) => codeKey(code)))
  const others = (envelope.answers ?? [])
    .map(({ code, documentId }) => (code === "" ? documentId : printCode(parseCode(code))))
    .filter((code) => !here.has(codeKey(code)))
  const name = replyKindOf(envelope) === "copy" ? "copyOf" : "answers"
  return { ...columns, ...column(name, [...(columns[name] ?? []), ...others]) }
}

const say = (en: string, vi: string): Reason => ({ en, vi })

/** Says a reply event in a sentence, in both languages. */
export const sayReply = (event: ReplyEvent): Reason => {
  switch (event._tag) {
    case "RepliesTo":
      return event.kind === "copy"
        ? say(`It is a copy of ${event.code}.`, `Là bản sao của văn bản ${event.code}.`)
        : say(`It answers ${event.code}.`, `Trả lời văn bản ${event.code}.`)
    case "Replied":
      return event.kind === "copy"
        ? say(`${event.code} is a copy of it.`, `Có bản sao: văn bản ${event.code}.`)
        : say(`${event.code} answers it.`, `Được trả lời bằng văn bản ${event.code}.`)
    case "ReplyWithdrawn":
      return say(
        "A document that answered it, or was a copy of it, was recalled.",
        "Văn bản trả lời hoặc bản sao của văn bản này đã bị thu hồi.",
      )
  }
}

/** The history's sentence about a reply. */
export const replyEntry = (event: ReplyEvent) => {
  const { _tag, ...reply } = event
  return { reply, sentence: sayReply(event) }
}
