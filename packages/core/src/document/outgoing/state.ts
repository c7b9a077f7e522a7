import type { VietnamTime } from "../../time/vietnam-time.ts"
import { type Conversions, evolveConversion } from "../conversion.ts"
import { evolveReply, isReplyEvent, type Replies } from "../reply.ts"
import type { DispatchLine, Draft, OutgoingEvent, OutgoingRef } from "./event.ts"

type Fact<Tag extends OutgoingEvent["_tag"]> = Omit<Extract<OutgoingEvent, { _tag: Tag }>, "_tag">

/**
 * The state of an outgoing document (văn bản đi), built from its events. Each fact appears with the event
 * that brings it, and only a replacement is ever removed: a document is signed when `signed` is present,
 * dispatched when `dispatched` is.
 */
export interface Outgoing extends Replies, Conversions {
  readonly draft: Draft
  readonly draftedAt: VietnamTime
  readonly signed?: Fact<"SignedByPerson"> & { readonly at: VietnamTime }
  readonly numbered?: Fact<"Numbered">
  readonly sealed?: Fact<"SealedByAgency"> & { readonly at: VietnamTime }
  readonly dispatched?: Fact<"Dispatched"> & { readonly at: VietnamTime }
  /** The document that replaces this one. Absent after that was recalled. */
  readonly replacedBy?: OutgoingRef & { readonly at: VietnamTime }
  readonly updates: ReadonlyArray<Fact<"Updated"> & { readonly at: VietnamTime }>
  /** Present when the document will not be dispatched (không phát hành). */
  readonly closed?: Fact<"ClosedUnissued"> & { readonly at: VietnamTime }
  readonly recall?: Fact<"RecallStarted"> & { readonly at: VietnamTime }
}

/** The current files: those of the last signature, or the draft's. */
export const currentFiles = (document: Outgoing) =>
  document.sealed?.files ?? document.signed?.files ?? document.draft.files

/**
 * Every recipient it was ever sent to: those of its dispatch and of its updates, each once, as last added.
 */
export const linesOf = (document: Outgoing): ReadonlyArray<DispatchLine> => {
  const lines = [...(document.dispatched?.lines ?? []), ...document.updates.flatMap(({ added }) => added)]
  return [...new Map(lines.map((line) => [line.to.code, line])).values()]
}

/** The lines of its current recipients. */
export const currentLinesOf = (document: Outgoing): ReadonlyArray<DispatchLine> => {
  const present = new Set(document.dispatched?.lines.map(({ to }) => to.code))
  for (const { added, removed } of document.updates) {
    for (const code of removed) present.delete(code)
    for (const { to } of added) present.add(to.code)
  }
  return linesOf(document).filter(({ to }) => present.has(to.code))
}

/** The codes of its current recipients. */
export const recipientsOf = (document: Outgoing): ReadonlyArray<string> =>
  currentLinesOf(document).map(({ to }) => to.code)

/** Whether an update changed the due date after a recipient was removed. */
export const dueDateChangedWithout = ({ updates }: Outgoing, code: string): boolean =>
  updates
    .slice(updates.findLastIndex(({ removed }) => removed.includes(code)))
    .some(({ dueDate }) => dueDate !== undefined)

/** How far a document may have come, in one word each. */
export const outgoingStages = ["drafted", "signed", "sealed", "dispatched", "recalled", "not-issued"] as const

/** How far a document has come. */
export type OutgoingStage = (typeof outgoingStages)[number]

/** The stage that a document has reached (giai đoạn của văn bản đi). */
export const stageOf = (document: Outgoing): OutgoingStage =>
  document.recall
    ? "recalled"
    : document.dispatched
      ? "dispatched"
      : document.closed
        ? "not-issued"
        : document.sealed
          ? "sealed"
          : document.signed
            ? "signed"
            : "drafted"

/** Removes a recalled replacement, unless another document replaces this one by now. */
const withoutReplacement = ({ replacedBy, ...state }: Outgoing, document: string): Outgoing =>
  replacedBy && replacedBy.document !== document ? { ...state, replacedBy } : state

/** Applies one event. Total: an event that does not fit leaves the state unchanged, so replay never fails. */
export const evolve = (
  state: Outgoing | undefined,
  event: OutgoingEvent,
  at: VietnamTime,
): Outgoing | undefined => {
  if (event._tag === "Drafted") return state ?? { draft: event.draft, draftedAt: at, updates: [] }
  if (state === undefined) return undefined
  if (isReplyEvent(event)) return evolveReply(state, event)
  if (event._tag === "Converted") return evolveConversion(state, event)
  switch (event._tag) {
    case "Revised":
      return { ...state, draft: event.draft }
    case "SignedByPerson":
      return { ...state, signed: { ...event, at } }
    case "Numbered":
      return { ...state, numbered: event }
    case "SealedByAgency":
      return { ...state, sealed: { ...event, at } }
    case "Dispatched":
      return { ...state, dispatched: { ...event, at } }
    case "Replaced":
      return { ...state, replacedBy: { ...event.by, at } }
    case "ReplacementRecalled":
      return withoutReplacement(state, event.document)
    case "Updated": {
      const { dueDate } = event
      return {
        ...state,
        ...(dueDate !== undefined && { draft: { ...state.draft, dueDate } }),
        updates: [...state.updates, { ...event, at }],
      }
    }
    case "RecallStarted":
      return { ...state, recall: { ...event, at } }
    case "ClosedUnissued":
      return { ...state, closed: { ...event, at } }
  }
}
