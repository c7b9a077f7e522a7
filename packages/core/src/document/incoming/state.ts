import type { VietnamTime } from "../../calendar/vietnam-time.ts"
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

/** An incoming document (văn bản đến) as its events made it. */
export interface Incoming {
  readonly stage: IncomingStage
  readonly envelope: Envelope
  /** Present exactly when a whole copy has arrived (promise 6). */
  readonly content?: Checked & { readonly fingerprint: string }
  readonly firstSeenAt: VietnamTime
  readonly arrivedAt?: VietnamTime
  readonly sameCodeAs?: string
  readonly refusal?: Refusal
  readonly refusedAt?: VietnamTime
  readonly registered?: { readonly register: string; readonly number: number; readonly at: VietnamTime }
  readonly assignedTo?: string
  /** When it was first assigned, and when work on it first began. */
  readonly assignedAt?: VietnamTime
  readonly startedAt?: VietnamTime
  readonly completedAt?: VietnamTime
  readonly destroyedAt?: VietnamTime
  readonly recall?: {
    readonly reason: string
    readonly askedAt: VietnamTime
    /** When the sender says it asked. */
    readonly statedAt?: VietnamTime
    readonly answer?: "agreed" | "declined"
    readonly answeredAt?: VietnamTime
  }
}

/** Applies one event. Total: an event that does not fit leaves the state as it is. */
export const evolve = (
  state: Incoming | undefined,
  event: IncomingEvent,
  at: VietnamTime,
): Incoming | undefined => {
  if (event._tag === "Arrived") {
    const { refusal, refusedAt, ...before } = state ?? {
      firstSeenAt: at,
      refusal: undefined,
      refusedAt: undefined,
    }
    return {
      ...before,
      stage: "arrived",
      envelope: event.envelope,
      content: { ...event.checked, fingerprint: event.fingerprint },
      arrivedAt: at,
      ...(event.sameCodeAs !== undefined && { sameCodeAs: event.sameCodeAs }),
    }
  }
  if (event._tag === "RefusedOnArrival")
    return state?.content
      ? state
      : {
          firstSeenAt: at,
          ...state,
          stage: "refused",
          envelope: event.envelope,
          refusal: event.refusal,
          refusedAt: at,
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
        registered: { register: event.register, number: event.number, at },
      }
    case "RefusedByClerk":
      return { ...state, stage: "refused", refusal: event.refusal, refusedAt: at }
    case "Assigned":
      return {
        ...state,
        stage: "assigned",
        assignedTo: event.to,
        assignedAt: state.assignedAt ?? at,
      }
    case "ProcessingStarted":
      return { ...state, stage: "processing", startedAt: state.startedAt ?? at }
    case "Completed":
      return { ...state, stage: "completed", completedAt: at }
    case "RecallAsked": {
      const { reason, statedAt } = event
      return { ...state, recall: { reason, askedAt: at, ...(statedAt !== undefined && { statedAt }) } }
    }
    case "RecallAgreed": {
      const { content, ...metadata } = state
      return {
        ...metadata,
        stage: "destroyed",
        destroyedAt: at,
        ...(state.recall && { recall: { ...state.recall, answer: "agreed", answeredAt: at } }),
      }
    }
    case "RecallDeclined":
      return state.recall
        ? { ...state, recall: { ...state.recall, answer: "declined", answeredAt: at } }
        : state
  }
}
