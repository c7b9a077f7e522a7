import { Effect, Stream } from "effect"
import { dispatched, type openScene } from "../scene.ts"

type Scene = Effect.Success<ReturnType<typeof openScene>>
type Agency = Scene["sender"]

/** What the sent list is on record to have said, in the order of the events. */
export const findings = (agency: Agency) =>
  Effect.map(Stream.runCollect(agency.changes()), (changes) =>
    changes.flatMap(({ event }) => (event._tag === "SentListAsked" ? [event.finding] : [])),
  )

/** What the tracking board shows. */
export const lines = (agency: Agency) =>
  Effect.map(agency.reports.tracking({ order: "ascending" }), ({ rows }) =>
    rows.map(({ standing, needsAttention, remark }) => ({ standing, needsAttention, says: remark?.code })),
  )

/** How the duties to follow a sending stand. */
export const followed = (agency: Agency) =>
  Effect.map(agency.reports.duties(), ({ rows }) =>
    rows.flatMap(({ duty, standing, due }) => (duty === "follow-sending" ? [{ standing, due }] : [])),
  )

/** A document that was sent and needs no attention. */
export const quiet = { standing: "sent", needsAttention: false, says: undefined }
/** What is on record when nothing was heard in time. */
export const missed = "DutyMissed follow-sending due"

/** Sends a document on Thursday afternoon, 20 June 2019. */
export const sent = (
  sender: Agency,
  ...request: Parameters<typeof dispatched> extends [unknown, ...infer R] ? R : never
) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender, ...request)
    yield* sender.work.drain()
    return id
  })
