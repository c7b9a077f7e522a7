import type { Envelope } from "../document/incoming/event.ts"
import { replyKindOf } from "../document/incoming/reply-kind.ts"
import type { Replies, Reply, ReplyEvent, ReplyKind } from "../document/reply.ts"
import { codeKey, parseCode, printCode } from "../vocabulary/document-code.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { OtherInformation } from "./electronic-document.ts"

type ReplyColumns = Pick<
  OtherInformation,
  "answers" | "answeredBy" | "copyOf" | "copies" | "corrects" | "correctedBy"
>

const columnOf = { answer: "answers", copy: "copyOf", correction: "corrects" } as const

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
  ...column("corrects", codesOf(repliesTo, "correction")),
  ...column("correctedBy", codesOf(replies, "correction")),
})

/** The codes of all documents that replies link with one. */
export const linkedCodes = (columns: ReplyColumns): ReadonlyArray<string> =>
  [
    columns.answers,
    columns.answeredBy,
    columns.copyOf,
    columns.copies,
    columns.corrects,
    columns.correctedBy,
  ].flatMap((codes = []) => codes)

/** What a received document says it answers, with those that are not here, as the packet names them. */
export const namedReplies = (replies: Replies, envelope: Envelope): ReplyColumns => {
  const columns = replyColumns(replies)
  const here = new Set(replies.repliesTo?.map(({ code }) => codeKey(code)))
  const others = (envelope.answers ?? []).flatMap((named) => {
    const { code, documentId } = named
    const text = code === "" ? documentId : printCode(parseCode(code))
    return here.has(codeKey(text)) ? [] : [{ name: columnOf[replyKindOf(envelope, named)], text }]
  })
  const all = (name: (typeof others)[number]["name"]) => [
    ...(columns[name] ?? []),
    ...others.flatMap((other) => (other.name === name ? [other.text] : [])),
  ]
  return {
    ...columns,
    ...column("answers", all("answers")),
    ...column("copyOf", all("copyOf")),
    ...column("corrects", all("corrects")),
  }
}

const say = (en: string, vi: string): Reason => ({ en, vi })

const linked: Readonly<
  Record<ReplyKind, (event: { readonly _tag: string; readonly code: string }) => Reason>
> = {
  answer: ({ _tag, code }) =>
    _tag === "RepliesTo"
      ? say(`It answers ${code}.`, `Trả lời văn bản ${code}.`)
      : say(`${code} answers it.`, `Được trả lời bằng văn bản ${code}.`),
  copy: ({ _tag, code }) =>
    _tag === "RepliesTo"
      ? say(`It is a copy of ${code}.`, `Là bản sao của văn bản ${code}.`)
      : say(`${code} is a copy of it.`, `Có bản sao: văn bản ${code}.`),
  correction: ({ _tag, code }) =>
    _tag === "RepliesTo"
      ? say(`It corrects the form of ${code}.`, `Đính chính văn bản ${code}.`)
      : say(`${code} corrects its form.`, `Được đính chính bằng công văn ${code}.`),
}

/** Describes a reply event in a sentence, in both languages. */
export const describeReply = (event: ReplyEvent): Reason =>
  event._tag === "ReplyWithdrawn"
    ? say(
        "A document that answered or corrected it, or was a copy of it, was recalled.",
        "Văn bản trả lời, đính chính hoặc bản sao của văn bản này đã bị thu hồi.",
      )
    : linked[event.kind](event)

/** The history's sentence about a reply. */
export const replyEntry = (event: ReplyEvent) => {
  const { _tag, ...reply } = event
  return { reply, sentence: describeReply(event) }
}
