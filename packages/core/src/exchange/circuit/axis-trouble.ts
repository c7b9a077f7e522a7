import type { TransportError } from "../../port/transport-error.ts"

type Reason = TransportError["reason"]

/** Reasons for which an axis, or a gateway before it, rejects everything alike. */
const independentOfItem: ReadonlyArray<Reason> = ["unreachable", "busy", "unauthorized"]

/** Whether an error is independent of what was sent or fetched. */
export const isIndependentOfItem = ({ reason }: TransportError): boolean => independentOfItem.includes(reason)

/** Whether the axis itself may be at fault, whatever was sent. */
export const isAxisFault = (error: TransportError): boolean =>
  isIndependentOfItem(error) || error.reason === "timed-out" || error.reason === "malformed-answer"

/**
 * Whether sending failed in a way that may be the axis' fault: an answer with an unknown code says as little
 * as no answer, until the axis is known to take something else.
 */
export const mayBeAxisFault = (error: TransportError): boolean =>
  isAxisFault(error) || error.reason === "failed"

/**
 * How long an item that meets such an error waits although others do not meet it: on an axis that limits
 * packets per minute, each item of a long queue meets it in turn. After that the fault is the item's own.
 */
export const maxItemWaitMillis = 2 * 3_600_000
