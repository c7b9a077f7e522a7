import type { DeliveryView } from "@lienthong/core"
import { epochMillis, type VietnamTime } from "@lienthong/core/calendar"

/** Something that is known of a delivery, and when it happened. */
export interface Mark {
  readonly at: VietnamTime
  /** `queued`, `sent`, or the code of a report. */
  readonly what: string
}

/** When the axis took it, by its own account if it gave one. */
export const sentAt = ({ submitted }: DeliveryView): VietnamTime | undefined =>
  submitted && (submitted.takenAt ?? submitted.at)

/** What happened to a delivery, in order. */
export const marksOf = (delivery: DeliveryView): ReadonlyArray<Mark> => {
  const sent = sentAt(delivery)
  return [
    { at: delivery.queuedAt, what: "queued" },
    ...(sent ? [{ at: sent, what: "sent" }] : []),
    ...Object.values(delivery.reports).flatMap(({ status, reportedAt }) =>
      reportedAt === undefined ? [] : [{ at: reportedAt, what: status }],
    ),
  ].toSorted((a, b) => epochMillis(a.at) - epochMillis(b.at))
}

const ended: ReadonlySet<DeliveryView["standing"]> = new Set([
  "completed",
  "refused",
  "recalled",
  "withdrawn",
  "paper-only",
])

/** Whether more is expected of the recipient. */
export const isWaiting = ({ standing }: DeliveryView): boolean => !ended.has(standing)
