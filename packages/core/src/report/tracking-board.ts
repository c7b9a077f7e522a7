import type { Delivery } from "../document/delivery/delivery.ts"
import type { PaperCopy } from "../document/delivery/paper-copy.ts"
import { leftAt, needsAttention, type Standing, standingOf, updateOf } from "../document/delivery/standing.ts"
import type { Outgoing } from "../document/outgoing/state.ts"
import { sendingSince } from "../duty/outgoing-duties.ts"
import { streamName } from "../log/stream-kind.ts"
import {
  type BoardRules,
  type DutySettings,
  defaultDutySettings,
  type UrgentLevel,
} from "../policy/deadline/duty-term.ts"
import { standingDeadline, type Timeliness, timeliness } from "../policy/deadline/send-deadline.ts"
import type { LegalValue } from "../policy/legal-value.ts"
import type { PaperDecision } from "../policy/paper.ts"
import { plusMillis, type VietnamTime } from "../time/vietnam-time.ts"
import { printCode } from "../vocabulary/document-code.ts"
import { statusCode } from "../vocabulary/status-code.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import { known } from "./known-field.ts"
import { awaySince, type ReadModel } from "./read-model.ts"
import { describeRefused, type Remark, remark } from "./remark.ts"
import { describeUnreported } from "./unreported-remark.ts"

/** One line of the tracking board (bảng theo dõi): a document and one of its recipients (Art. 6.3, 8.2). */
export interface TrackingLine {
  readonly document: string
  readonly code: string
  readonly subject: string
  readonly to: { readonly code: string; readonly name: string }
  readonly way: PaperDecision
  readonly lane: number
  readonly legalValue: LegalValue
  readonly standing: Standing
  /** Where the paper ordered by a rule is. `wanted`: it must be fetched back by hand after a recall. */
  readonly paper: PaperCopy
  /** The state of the last update asked of the recipient. */
  readonly updated?: "asked" | "agreed" | "declined"
  readonly queuedAt: VietnamTime
  /** When it was sent: when the axis accepted it, by its own account if it gave one. */
  readonly sentAt?: VietnamTime
  readonly due: VietnamTime
  /**
   * When it must be sent to be in time: `due`, or for an urgent document as long after it as this agency
   * defines "at once".
   */
  readonly inTimeUntil: VietnamTime
  /** How the sending compares with the legal deadline. Absent before it is sent. */
  readonly timeliness?: Timeliness
  /** When it arrived, was accepted and was completed, according to the recipient. */
  readonly arrivedAt?: VietnamTime
  readonly acceptedAt?: VietnamTime
  readonly completedAt?: VietnamTime
  /**
   * Why it was refused or not given back, or what prevents sending: with the refusal's code, `status/15` or
   * `status/16` for an answer to a recall, `unheard/failed`, `unheard/absent` … for what the axis says while
   * no report arrives, or the error's code. The recipient's text is the same in both languages.
   */
  readonly remark?: Remark
  readonly needsAttention: boolean
  /** Since when it has been waiting for an unavailable axis. */
  readonly axisAwaySince?: VietnamTime
}

/** All deliveries of each document, in the order queued. */
export const deliveriesByDocument = ({
  deliveries,
}: Pick<ReadModel, "deliveries">): ReadonlyMap<string, ReadonlyArray<Delivery>> => {
  const byDocument = new Map<string, Array<Delivery>>()
  for (const delivery of deliveries.values()) {
    const known = byDocument.get(delivery.document)
    if (known) known.push(delivery)
    else byDocument.set(delivery.document, [delivery])
  }
  return byDocument
}

const levels: ReadonlyArray<UrgentLevel> = ["flash", "very-urgent", "urgent"]

/** How long "at once" lasts for a lane. */
const graceOf = (lane: number, { atOnceMillis }: DutySettings): number => {
  const level = levels[lane]
  return level === undefined ? 0 : atOnceMillis[level]
}

const remarkOf = (
  delivery: Delivery,
  standing: Standing,
  sentAt: VietnamTime | undefined,
): Remark | undefined => {
  const { reports, failure } = delivery
  const {
    [statusCode.refused]: refused,
    [statusCode.agreed]: agreed,
    [statusCode.declined]: declined,
  } = reports
  if (standing === "recall-declined")
    return (
      declined &&
      remark(
        "status/16",
        `The recipient declined: ${declined.description}`,
        `Bên nhận trả lời từ chối: ${declined.description}`,
      )
    )
  if (standing === "recall-asked" && agreed)
    return remark(
      "status/15",
      `The recipient agreed: ${agreed.description}`,
      `Bên nhận trả lời đồng ý: ${agreed.description}`,
    )
  if (refused) return describeRefused(refused)
  return sentAt || !failure ? describeUnreported(delivery) : { code: failure.problem, ...failure.text }
}

/** The deadline that a delivery is held to: the stated one, or a better calendar's when that is later. */
const deadlineOf = (delivery: Delivery, document: Outgoing | undefined, { calendar }: BoardRules) => {
  const since = document && sendingSince(document, delivery.update)
  return document && since && calendar
    ? standingDeadline(delivery.deadline, since, document.draft.urgency, calendar)
    : delivery.deadline
}

/** One delivery of a document as a line. */
export const boardLine = (
  delivery: Delivery,
  settings: BoardRules = defaultDutySettings,
  document?: Outgoing,
): TrackingLine => {
  const deadline = deadlineOf(delivery, document, settings)
  const grace = graceOf(delivery.lane, settings)
  const { reports } = delivery
  const sentAt = leftAt(delivery)
  const standing = standingOf(delivery)
  return {
    document: delivery.document,
    code: printCode(delivery.code),
    subject: delivery.subject,
    to: delivery.to,
    way: delivery.way,
    lane: delivery.lane,
    legalValue: delivery.legalValue,
    standing,
    paper: delivery.paper,
    ...known("updated", updateOf(delivery)),
    queuedAt: delivery.queuedAt,
    due: deadline.due,
    inTimeUntil: plusMillis(deadline.due, grace),
    ...known("sentAt", sentAt),
    ...known("timeliness", sentAt && timeliness(deadline, sentAt, grace)),
    ...known("arrivedAt", reports[statusCode.arrived]?.reportedAt),
    ...known("acceptedAt", reports[statusCode.accepted]?.reportedAt),
    ...known("completedAt", reports[statusCode.completed]?.reportedAt),
    ...known("remark", remarkOf(delivery, standing, sentAt)),
    needsAttention: needsAttention(delivery),
  }
}

/** A line while the axis is away: one that waits says since when. */
export const waitingFor = (line: TrackingLine, axisAwaySince: VietnamTime | undefined): TrackingLine =>
  axisAwaySince !== undefined && (line.standing === "waiting" || line.standing === "retrying")
    ? { ...line, axisAwaySince }
    : line

/** The board, in the order of dispatch, with the agency's definition of "at once". */
export const trackingLines = (
  model: ReadModel,
  settings: BoardRules = defaultDutySettings,
): ReadonlyArray<TrackingLine> => {
  const axisAwaySince = awaySince(model)
  return [...model.deliveries.values()].map((delivery) => {
    const line = boardLine(delivery, settings, model.outgoing.get(streamName.outgoing(delivery.document)))
    return waitingFor(line, axisAwaySince)
  })
}

/** The board from the whole log, in the order of dispatch, with the agency's definition of "at once". */
export const trackingBoard = (
  changes: Iterable<Change>,
  settings: BoardRules = defaultDutySettings,
): ReadonlyArray<TrackingLine> => trackingLines(buildReadModel(changes), settings)
