import type { TransportError } from "../../port/transport-error.ts"

type Reason = TransportError["reason"]

/** Reasons by which an axis, or what stands before it, turns everything away alike. */
const ofAll: ReadonlyArray<Reason> = ["unreachable", "busy", "unauthorized"]

/** Whether an error says nothing of what was sent or fetched. */
export const isOfAll = ({ reason }: TransportError): boolean => ofAll.includes(reason)

/** Whether an error may be the axis' own, whatever was sent. */
export const isOfAxis = (error: TransportError): boolean =>
  isOfAll(error) || error.reason === "timed-out" || error.reason === "malformed-answer"

/**
 * For so long something waits that meets with what turns all away, although others do not: where an axis
 * takes so many in a minute, each of a long queue meets with it. What still meets with it then fails by
 * itself.
 */
export const patientMillis = 2 * 3_600_000
