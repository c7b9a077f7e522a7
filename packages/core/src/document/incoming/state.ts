import { unsealedAnnexes } from "../../policy/annex-seal.ts"
import type { SignatureRule } from "../../policy/signature-policy.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Checked, Envelope, IncomingEvent, Refusal } from "./event.ts"

/** How far the agency has taken the document. */
export type IncomingStage =
  | "refused"
  | "arrived"
  | "registered"
  | "assigned"
  | "processing"
  | "completed"
  | "destroyed"

/** A whole copy as it was checked. */
type Content = Checked & {
  readonly fingerprint: string
  /** Names of annexes without the issuing agency's seal (Decree 30/2020, Annex I): somebody should look. */
  readonly unsealedAnnexes: ReadonlyArray<string>
  /** By which rules of the agency it was let in although not every signature is valid: somebody should look. */
  readonly admittedBy: ReadonlyArray<SignatureRule>
}

const contentOf = (checked: Checked, fingerprint: string): Content => ({
  fingerprint,
  unsealedAnnexes: unsealedAnnexes(checked),
  admittedBy: [...new Set(checked.signatures.flatMap(({ admitted }) => (admitted ? [admitted.rule] : [])))],
  ...checked,
})

/** What the sender asks of a document that is here, and how it was answered. */
export interface IncomingQuestion {
  readonly reason: string
  readonly askedAt: VietnamTime
  /** When the sender says it asked. */
  readonly statedAt?: VietnamTime
  readonly answer?: "agreed" | "declined"
  readonly answeredAt?: VietnamTime
}

/** An incoming document (văn bản đến) as its events made it. */
export interface Incoming {
  readonly stage: IncomingStage
  readonly envelope: Envelope
  /** Present exactly when a whole copy has arrived (promise 6). */
  readonly content?: Content
  /** What `content` was before each update that the agency agreed to, oldest first. */
  readonly earlier: ReadonlyArray<Content>
  readonly firstSeenAt: VietnamTime
  readonly arrivedAt?: VietnamTime
  /** When its sender says it added this agency to the recipients, where it came by that. */
  readonly addedAt?: VietnamTime
  readonly sameCodeAs?: string
  /** Why it seems not to fall within the agency's functions. */
  readonly outsideFunction?: string
  readonly refusal?: Refusal
  readonly refusedAt?: VietnamTime
  /** Its number, which it keeps when it is given back and comes again. */
  readonly registered?: {
    readonly register: string
    readonly number: number
    /** Of the register; absent of what was registered before it was kept. */
    readonly year?: number
    readonly at: VietnamTime
  }
  readonly assignedTo?: string
  /** What was said with the last assignment (ý kiến chỉ đạo). */
  readonly assignmentNote?: string
  /** When it was first assigned, and when work on it first began. */
  readonly assignedAt?: VietnamTime
  readonly startedAt?: VietnamTime
  readonly completedAt?: VietnamTime
  /** By when it was to be finished while it stood, where an update was agreed to when it was completed or refused. */
  readonly dueUntilDone?: Pick<Envelope, "dueDate">
  readonly destroyedAt?: VietnamTime
  /** Whether the sender wants it back: what it asked last. */
  readonly recall?: IncomingQuestion
  /** The change that the sender asked for last, with what the document is to be by it. */
  readonly update?: IncomingQuestion & { readonly envelope: Envelope; readonly content: Content }
  /** The documents that its sender put in its place, as far as they are here and were not given back. */
  readonly replacedBy: ReadonlyArray<{
    readonly document: string
    readonly wireId: string
    readonly code: string
  }>
  /** The documents here that it replaces. */
  readonly replaces: ReadonlyArray<{ readonly document: string; readonly wireId: string }>
}

/** What came first. New fields stand before what is copied: adding one to a copy takes longer than copying. */
const begin = <Seen extends object>(at: VietnamTime, seen: Seen) => ({
  firstSeenAt: at,
  earlier: [],
  replacedBy: [],
  replaces: [],
  ...seen,
})

/** What was destroyed and comes again begins anew, but for when it was first seen and the number that it has. */
const withoutFormer = (state: Incoming, at: VietnamTime): Incoming => {
  const { stage, envelope, firstSeenAt, registered } = state
  if (stage !== "destroyed") return state
  return begin(at, { stage, envelope, firstSeenAt, ...(registered && { registered }) })
}

/** A whole copy makes a refusal good. What has fields left out is slow to copy, so only a state that may have them. */
const withoutRefusal = ({ refusal, refusedAt, dueUntilDone, ...kept }: Incoming) => kept

const withoutNote = ({ assignmentNote, ...kept }: Incoming) => kept

const question = (
  { reason, statedAt }: { readonly reason: string; readonly statedAt?: VietnamTime },
  at: VietnamTime,
): IncomingQuestion => ({ reason, askedAt: at, ...(statedAt !== undefined && { statedAt }) })

/** A due date that is changed once the document is done with is no bound of what was done: the first one counts. */
const dueUntilDone = ({ stage, envelope, dueUntilDone }: Incoming): Pick<Incoming, "dueUntilDone"> => {
  if (dueUntilDone !== undefined || (stage !== "completed" && stage !== "refused")) return {}
  const { dueDate } = envelope
  return { dueUntilDone: dueDate === undefined ? {} : { dueDate } }
}

/** An update changes what is said of a document and what it holds, never which document it is. */
const applyUpdate = (state: Incoming, at: VietnamTime): Incoming => {
  const { update, content, envelope } = state
  if (!update || update.answer || !content) return state
  const { wireId, code, kind, from, about } = envelope
  const { date, ...changed } = update.envelope
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
    },
    content: update.content,
    earlier: update.content.fingerprint === content.fingerprint ? state.earlier : [...state.earlier, content],
    update: { ...update, answer: "agreed", answeredAt: at },
    ...dueUntilDone(state),
  }
}

/** Applies one event. Total: an event that does not fit leaves the state as it is. */
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
        ...withoutNote(state),
        stage: "assigned",
        assignedTo: event.to,
        ...(event.note !== undefined && { assignmentNote: event.note }),
        assignedAt: state.assignedAt ?? at,
      }
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
        ? { ...state, recall: { ...state.recall, answer: "declined", answeredAt: at } }
        : state
    case "UpdateAsked": {
      const content = contentOf(event.checked, event.fingerprint)
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
