import { unsealedAnnexes } from "../../policy/annex-seal.ts"
import type { SignatureRule } from "../../policy/signature-policy.ts"
import type { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import { type Conversions, evolveConversion } from "../conversion.ts"
import { evolveReply, isReplyEvent, type Replies } from "../reply.ts"
import type { Checked, Envelope, IncomingEvent, Refusal } from "./event.ts"

/** How far an agency may have processed a document, in one word each. */
export const incomingStages = [
  "refused",
  "arrived",
  "registered",
  "assigned",
  "processing",
  "completed",
  "destroyed",
] as const

/** How far the agency has processed the document. */
export type IncomingStage = (typeof incomingStages)[number]

/** A complete copy with the results of its check. */
type Content = Checked & {
  readonly fingerprint: string
  /**
   * The names of annexes without the issuing agency's seal (Decree 30/2020, Annex I). A person should look.
   */
  readonly unsealedAnnexes: ReadonlyArray<string>
  /** The agency's rules that admitted it although not every signature is valid. A person should look. */
  readonly admittedBy: ReadonlyArray<SignatureRule>
}

const contentOf = (checked: Checked, fingerprint: string): Content => ({
  fingerprint,
  unsealedAnnexes: unsealedAnnexes(checked),
  admittedBy: [...new Set(checked.signatures.flatMap(({ admitted }) => (admitted ? [admitted.rule] : [])))],
  ...checked,
})

/** A sender's question about a document that is here, and its answer. */
export interface IncomingQuestion {
  readonly reason: string
  readonly askedAt: VietnamTime
  /** When the sender says it asked. */
  readonly statedAt?: VietnamTime
  readonly answer?: "agreed" | "declined"
  readonly answeredAt?: VietnamTime
  /** Of a recall that was declined: why, and when the sender gave it up. */
  readonly declinedBecause?: string
  readonly givenUpAt?: VietnamTime
}

/** The state of an incoming document (văn bản đến), built from its events. */
export interface Incoming extends Replies, Conversions {
  readonly stage: IncomingStage
  readonly envelope: Envelope
  /** Present exactly when a complete copy has arrived. */
  readonly content?: Content
  /** The content before each agreed update, oldest first. */
  readonly earlier: ReadonlyArray<Content>
  readonly firstSeenAt: VietnamTime
  readonly arrivedAt?: VietnamTime
  /** When the sender says it added this agency to the recipients, if the document comes for that reason. */
  readonly addedAt?: VietnamTime
  readonly sameCodeAs?: string
  /** Why it seems to be outside the agency's functions. */
  readonly outsideFunction?: string
  readonly refusal?: Refusal
  readonly refusedAt?: VietnamTime
  /** Its number. The document keeps it when it is given back and comes again. */
  readonly registered?: {
    readonly register: string
    readonly number: number
    /** The register's year. Absent in older events. */
    readonly year?: number
    readonly at: VietnamTime
  }
  /** The unit or person that leads (chủ trì), and those that take part (phối hợp). */
  readonly assignedTo?: string
  readonly joining?: ReadonlyArray<string>
  /** The note with the last assignment (ý kiến chỉ đạo). */
  readonly assignmentNote?: string
  /** The agency's own deadline, and why it was last extended. */
  readonly deadline?: { readonly due: LocalDate; readonly extended?: string }
  /** Why the document was last handed back, until it is assigned again. */
  readonly handedBack?: string
  /** When it was first assigned, and when processing first started. */
  readonly assignedAt?: VietnamTime
  readonly startedAt?: VietnamTime
  readonly completedAt?: VietnamTime
  /** The due date in force when the document was completed or refused, if an update changed it later. */
  readonly dueUntilDone?: Pick<Envelope, "dueDate">
  readonly destroyedAt?: VietnamTime
  /** The last recall the sender asked for. */
  readonly recall?: IncomingQuestion
  /** The last update the sender asked for, with the resulting envelope and content. */
  readonly update?: IncomingQuestion & { readonly envelope: Envelope; readonly content: Content }
  /** The documents that replace it, as far as they are here and were not given back. */
  readonly replacedBy: ReadonlyArray<{
    readonly document: string
    readonly wireId: string
    readonly code: string
  }>
  /** The documents here that it replaces. */
  readonly replaces: ReadonlyArray<{ readonly document: string; readonly wireId: string }>
}

/** The first state. New fields come before copied ones: adding a field to a copy is slower than copying. */
const begin = <Seen extends object>(at: VietnamTime, seen: Seen) => ({
  firstSeenAt: at,
  earlier: [],
  replacedBy: [],
  replaces: [],
  ...seen,
})

/**
 * A destroyed document that comes again starts over, except for the time it was first seen, its number, its
 * replies and its conversions.
 */
const withoutFormer = (state: Incoming, at: VietnamTime): Incoming => {
  const { stage, envelope, firstSeenAt, registered, repliesTo, replies, conversions } = state
  if (stage !== "destroyed") return state
  return begin(at, {
    stage,
    envelope,
    firstSeenAt,
    ...(registered && { registered }),
    ...(repliesTo && { repliesTo }),
    ...(replies && { replies }),
    ...(conversions && { conversions }),
  })
}

/**
 * A complete copy clears a refusal. Copying an object without some fields is slow, so only states that may
 * have them go this way.
 */
const withoutRefusal = ({ refusal, refusedAt, dueUntilDone, ...kept }: Incoming) => kept

const withoutAssignment = ({ assignedTo, joining, assignmentNote, handedBack, ...kept }: Incoming) => kept

const question = (
  { reason, statedAt }: { readonly reason: string; readonly statedAt?: VietnamTime },
  at: VietnamTime,
): IncomingQuestion => ({ reason, askedAt: at, ...(statedAt !== undefined && { statedAt }) })

/**
 * The due date in force when the document was completed: a later change does not apply to work already done.
 */
const dueUntilDone = ({ stage, envelope, dueUntilDone }: Incoming): Pick<Incoming, "dueUntilDone"> => {
  if (dueUntilDone !== undefined || (stage !== "completed" && stage !== "refused")) return {}
  const { dueDate } = envelope
  return { dueUntilDone: dueDate === undefined ? {} : { dueDate } }
}

/** If the question's packet also delivered the document, `Arrived` records the tolerances. */
const withKnownTolerances = (
  { content }: Incoming,
  { checked, fingerprint }: Extract<IncomingEvent, { _tag: "UpdateAsked" }>,
): Checked =>
  checked.tolerances === undefined && content?.tolerances && content.fingerprint === fingerprint
    ? { ...checked, tolerances: content.tolerances }
    : checked

/** An update changes what is stated about a document and its content, never its identity. */
const applyUpdate = (state: Incoming, at: VietnamTime): Incoming => {
  const { update, content, envelope } = state
  if (!update || update.answer || !content) return state
  const { wireId, code, kind, from, about } = envelope
  const { date, answers, ...changed } = update.envelope
  return {
    ...state,
    envelope: {
      ...changed,
      wireId,
      code,
      kind,
      from,
      about,
      ...(envelope.date !== undefined && { date: envelope.date }),
      ...(envelope.answers && { answers: envelope.answers }),
    },
    content: update.content,
    earlier: update.content.fingerprint === content.fingerprint ? state.earlier : [...state.earlier, content],
    update: { ...update, answer: "agreed", answeredAt: at },
    ...dueUntilDone(state),
  }
}

/** Applies one event. Total: an event that does not fit leaves the state unchanged. */
export const evolve = (
  state: Incoming | undefined,
  event: IncomingEvent,
  at: VietnamTime,
): Incoming | undefined => {
  if (event._tag === "Arrived") {
    const arrived = {
      stage: "arrived",
      envelope: event.envelope,
      content: contentOf(event.checked, event.fingerprint),
      arrivedAt: at,
      ...(event.sameCodeAs !== undefined && { sameCodeAs: event.sameCodeAs }),
      ...(event.outsideFunction !== undefined && { outsideFunction: event.outsideFunction }),
      ...(event.addedAt !== undefined && { addedAt: event.addedAt }),
    } as const
    return state ? { ...withoutRefusal(withoutFormer(state, at)), ...arrived } : begin(at, arrived)
  }
  if (event._tag === "RefusedOnArrival") {
    if (state?.content) return state
    const { envelope, refusal, addedAt } = event
    const added = addedAt !== undefined && { addedAt }
    const refused = { stage: "refused", envelope, refusal, refusedAt: at, ...added } as const
    return state ? { ...withoutFormer(state, at), ...refused } : begin(at, refused)
  }
  if (state === undefined) return undefined
  if (isReplyEvent(event)) return evolveReply(state, event)
  if (event._tag === "Converted") return evolveConversion(state, event)
  switch (event._tag) {
    case "DuplicateArrived":
    case "ConflictingCopyRefused":
      return state
    case "Registered":
      return {
        ...state,
        stage: "registered",
        registered: {
          register: event.register,
          number: event.number,
          ...(event.year !== undefined && { year: event.year }),
          at,
        },
      }
    case "RefusedByClerk":
      return { ...state, stage: "refused", refusal: event.refusal, refusedAt: at }
    case "Assigned":
      return {
        ...withoutAssignment(state),
        stage: "assigned",
        assignedTo: event.to,
        ...(event.joining !== undefined && { joining: event.joining }),
        ...(event.note !== undefined && { assignmentNote: event.note }),
        ...(event.due !== undefined && { deadline: { due: event.due } }),
        assignedAt: state.assignedAt ?? at,
      }
    case "DeadlineExtended":
      return { ...state, deadline: { due: event.due, extended: event.reason } }
    case "HandedBack":
      return { ...withoutAssignment(state), stage: "registered", handedBack: event.reason }
    case "ProcessingStarted":
      return { ...state, stage: "processing", startedAt: state.startedAt ?? at }
    case "Completed":
      return { ...state, stage: "completed", completedAt: at }
    case "RecallAsked":
      return { ...state, recall: question(event, at) }
    case "RecallAgreed": {
      const { content, update, ...metadata } = state
      return {
        ...metadata,
        earlier: [],
        stage: "destroyed",
        destroyedAt: at,
        ...(state.recall && { recall: { ...state.recall, answer: "agreed", answeredAt: at } }),
      }
    }
    case "RecallDeclined":
      return state.recall
        ? {
            ...state,
            recall: { ...state.recall, answer: "declined", answeredAt: at, declinedBecause: event.reason },
          }
        : state
    case "RecallGivenUp":
      return state.recall ? { ...state, recall: { ...state.recall, givenUpAt: at } } : state
    case "UpdateAsked": {
      const content = contentOf(withKnownTolerances(state, event), event.fingerprint)
      return { ...state, update: { ...question(event, at), envelope: event.envelope, content } }
    }
    case "UpdateAgreed":
      return applyUpdate(state, at)
    case "UpdateDeclined":
      return state.update
        ? { ...state, update: { ...state.update, answer: "declined", answeredAt: at } }
        : state
    case "Superseded": {
      const { document, wireId, code } = event
      return { ...state, replacedBy: [...state.replacedBy, { document, wireId, code }] }
    }
    case "ReplacementDestroyed":
      return { ...state, replacedBy: state.replacedBy.filter(({ document }) => document !== event.document) }
    case "Supersedes":
      return {
        ...state,
        replaces: [...state.replaces, { document: event.document, wireId: event.wireId }],
      }
  }
}
