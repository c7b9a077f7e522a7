import { Schema } from "effect"

/**
 * How a document refers to another: it answers it (trả lời), is a copy of it (sao gửi), or corrects an error
 * of its form (đính chính; Decree 30/2020, Art. 18.3).
 */
export const ReplyKind = Schema.Literals(["answer", "copy", "correction"])
export type ReplyKind = typeof ReplyKind.Type

/** One end of a reply: the other document, which this agency also has. */
export const Reply = Schema.Struct({
  kind: ReplyKind,
  /** Whether this agency issued or received the other document. */
  direction: Schema.Literals(["outgoing", "incoming"]),
  /** The other document's id here, and its số và ký hiệu. */
  document: Schema.String,
  code: Schema.String,
})
export interface Reply extends Schema.Schema.Type<typeof Reply> {}

const RepliesTo = Schema.TaggedStruct("RepliesTo", Reply.fields)
const Replied = Schema.TaggedStruct("Replied", Reply.fields)
const ReplyWithdrawn = Schema.TaggedStruct("ReplyWithdrawn", { document: Schema.String })

/**
 * The events of replies, the same for issued and received documents: this document answers another, another
 * answers it, or one that answered it was recalled.
 */
export const replyEvents = [RepliesTo, Replied, ReplyWithdrawn] as const
export type ReplyEvent = (typeof replyEvents)[number]["Type"]

/** The commands about replies. They never fail: a link that is there already changes nothing. */
export type ReplyCommand =
  | ({ readonly _tag: "NoteReplyTo" | "NoteReply" } & Reply)
  | { readonly _tag: "LoseReply"; readonly document: string }

/** The replies of a document. An empty list is left out. */
export interface Replies {
  /** The documents here that it answers or corrects, or of which it is a copy. */
  readonly repliesTo?: ReadonlyArray<Reply>
  /** The documents here that answer or correct it, or are copies of it, and were not recalled. */
  readonly replies?: ReadonlyArray<Reply>
}

const commandTags: ReadonlySet<string> = new Set(["NoteReplyTo", "NoteReply", "LoseReply"])
const eventTags: ReadonlySet<string> = new Set(["RepliesTo", "Replied", "ReplyWithdrawn"])

export const isReplyCommand = (command: { readonly _tag: string }): command is ReplyCommand =>
  commandTags.has(command._tag)

export const isReplyEvent = (event: { readonly _tag: string }): event is ReplyEvent =>
  eventTags.has(event._tag)

const has = (replies: ReadonlyArray<Reply> | undefined, document: string): boolean =>
  replies?.some((reply) => reply.document === document) === true

/** Decides a link: each other document is linked once in each direction. */
export const decideReply = (state: Replies, command: ReplyCommand): ReadonlyArray<ReplyEvent> => {
  switch (command._tag) {
    case "NoteReplyTo":
      return has(state.repliesTo, command.document) ? [] : [{ ...command, _tag: "RepliesTo" }]
    case "NoteReply":
      return has(state.replies, command.document) ? [] : [{ ...command, _tag: "Replied" }]
    case "LoseReply":
      return has(state.replies, command.document)
        ? [{ _tag: "ReplyWithdrawn", document: command.document }]
        : []
  }
}

const replyOf = ({ kind, direction, document, code }: Reply): Reply => ({ kind, direction, document, code })

/** Applies one event to a document of either direction. */
export const evolveReply = <State extends Replies>(state: State, event: ReplyEvent): State => {
  switch (event._tag) {
    case "RepliesTo":
      return has(state.repliesTo, event.document)
        ? state
        : { ...state, repliesTo: [...(state.repliesTo ?? []), replyOf(event)] }
    case "Replied":
      return has(state.replies, event.document)
        ? state
        : { ...state, replies: [...(state.replies ?? []), replyOf(event)] }
    case "ReplyWithdrawn": {
      const replies = (state.replies ?? []).filter(({ document }) => document !== event.document)
      const { replies: _, ...others } = state
      return (replies.length === 0 ? others : { ...state, replies }) as State
    }
  }
}
