import { Effect, Option } from "effect"
import { system } from "../../agency/actor.ts"
import { type AxisCommand, axis } from "../../document/axis/decide.ts"
import type { AxisEvent } from "../../document/axis/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { ordinaryLanes, urgentLanes } from "../../policy/urgent-lane.ts"
import { Storage } from "../../port/storage/storage.ts"
import { epochMillis, vietnamTime } from "../../time/vietnam-time.ts"
import { uncounted } from "../record/annotate-recorded.ts"
import { Settings } from "../settings/settings.ts"
import { changeStream } from "../stream/decide-on.ts"
import { decodeEvent } from "../stream/event-codec.ts"
import { AxisCircuit, type Finding } from "./axis-circuit.ts"

/** The absence of the axis in the log, and the state of its stream. Each event is complete. */
export const loadAxis = Effect.fnUntraced(function* () {
  const storage = yield* Storage
  const { agency } = yield* Settings
  const stream = streamName.axis(agency.code)
  const last = yield* storage.readLast(stream)
  if (Option.isNone(last)) return { stream, version: 0, state: undefined }
  const state = axis.evolve(undefined, yield* decodeEvent("axis", last.value), last.value.at)
  return { stream, version: last.value.version, state }
})

const commandOf = (finding: Finding): AxisCommand =>
  finding._tag === "Answers"
    ? { _tag: "Find", at: vietnamTime(finding.at) }
    : {
        _tag: "Lose",
        since: vietnamTime(finding.since),
        problem: finding.trouble.problem,
        text: finding.trouble.text,
      }

const recordFinding = (finding: Finding) =>
  uncounted(changeStream(system, "axis", axis, loadAxis(), commandOf(finding)))

/** Logs the event for the operator, who must act only if the axis does not accept our credentials. */
const logEvent = (event: AxisEvent) =>
  event._tag === "AxisBack"
    ? Effect.logInfo(`The axis, away since ${event.awaySince}, is back`)
    : event.problem === "transport/unauthorized"
      ? Effect.logError(`Nothing has been sent since ${event.since}: ${event.text.en}`)
      : Effect.logWarning(`Packets have been waiting for the axis since ${event.since}: ${event.text.en}`)

/**
 * Whether this process may end the absence in the log. Another process may have found the axis away by calls
 * that this one does not make: then the axis has to answer a question, and to have taken something since,
 * unless nothing waits to be sent.
 */
const mayEnd = Effect.fnUntraced(function* ({ isEnd, takenAt }: Extract<Finding, { _tag: "Answers" }>) {
  const { state } = yield* loadAxis()
  if (isEnd || state === undefined) return true
  const storage = yield* Storage
  const waits = Option.isSome(yield* storage.nextDue([...urgentLanes, ...ordinaryLanes]))
  if (waits && takenAt <= epochMillis(state.since)) return false
  return yield* (yield* AxisCircuit).isThere
})

/** Records that the axis is away or back, unless the log already has it. */
export const recordAxisState = Effect.gen(function* () {
  const circuit = yield* AxisCircuit
  const news = yield* circuit.news
  if (Option.isNone(news)) return
  if (news.value._tag === "Answers" && !(yield* mayEnd(news.value)))
    return yield* circuit.noteRecorded(news.value)
  yield* Effect.forEach(yield* recordFinding(news.value), logEvent)
  yield* circuit.noteRecorded(news.value)
})
