import { Effect, Schema } from "effect"
import type { NoticeSent } from "../../document/notice/event.ts"
import { kindOf, namedBy } from "../../log/stream-kind.ts"
import { partyOf, type ResponseFor } from "../../packet/party.ts"
import { wholeSeconds } from "../../packet/question.ts"
import { StatusPacket } from "../../packet/status-packet.ts"
import { ordinaryLane } from "../../policy/urgent-lane.ts"
import type { NewWork } from "../../port/storage/work.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import type { Lane } from "../../vocabulary/lane.ts"
import { newId, now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"
import { workItem } from "./work-item.ts"

export const statusWork = workItem({
  name: "status",
  carries: Schema.Struct({
    packet: StatusPacket,
    /** The stream of its document. */
    about: Schema.String,
    /** How often it was sent before, because the axis' sent list did not have it. Absent for none. */
    repeated: Schema.optionalKey(Schema.Int),
  }),
  subject: ({ packet, about }) => ({
    to: [packet.responseFor.organId],
    ...(kindOf(about) === "delivery" && { document: namedBy(about).document }),
  }),
})

/** What a status packet says, as the event of its sending keeps it. */
export const sayingOf = ({ responseFor, description, staff, timestamp }: StatusPacket) => ({
  responseFor,
  description,
  ...(staff && { staff }),
  ...(timestamp !== undefined && { timestamp }),
})

/** What XML 1.0 cannot carry, as other systems' file names and pasted notes do contain. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
const maxDescriptionLength = 1_000

/** A report must never fail because of its text: people read the text, and the code is what counts. */
const printable = (text: string) =>
  [...text.normalize("NFC").replace(unprintable, " ").trim()].slice(0, maxDescriptionLength).join("")

/** Makes a status report to an agency as work, for the commit that causes it. */
export const statusReport = Effect.fnUntraced(function* (report: {
  readonly status: string
  readonly description: string
  readonly responseFor: ResponseFor
  readonly lane: Lane
  readonly about: string
  readonly staff?: string
  /** The time that it states. Default: now. */
  readonly statedAt?: VietnamTime
}): Effect.fn.Return<NewWork, never, Settings> {
  const { agency } = yield* Settings
  const at = yield* now
  const packet: StatusPacket = {
    _tag: "StatusPacket",
    from: partyOf(agency),
    responseFor: report.responseFor,
    ...(report.staff !== undefined && { staff: { name: report.staff } }),
    status: report.status,
    description: printable(report.description),
    timestamp: report.statedAt ?? wholeSeconds(at),
  }
  const { lane, about } = report
  return statusWork.item(yield* newId, { packet, about }, { lane, dueAt: at })
})

/**
 * Makes the work that sends a status packet again, which the axis does not have although it was sent. It says
 * the same with the same time, by which a recipient that has it after all recognises it.
 */
export const statusAgain = Effect.fnUntraced(function* (
  { status, about, said, repeated = 0 }: NoticeSent,
  at: VietnamTime,
): Effect.fn.Return<ReadonlyArray<NewWork>, never, Settings> {
  if (said === undefined) return []
  const { agency } = yield* Settings
  const packet: StatusPacket = { _tag: "StatusPacket", from: partyOf(agency), status, ...said }
  const payload = { packet, about, repeated: repeated + 1 }
  return [statusWork.item(yield* newId, payload, { lane: ordinaryLane, dueAt: at })]
})
