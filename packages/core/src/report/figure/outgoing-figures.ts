import { levelOfGovernment } from "../../agency/level-of-government.ts"
import type { Delivery } from "../../document/delivery/delivery.ts"
import { standingOf } from "../../document/delivery/standing.ts"
import { currentFiles, type Outgoing } from "../../document/outgoing/state.ts"
import { outgoingDuties } from "../../duty/outgoing-duties.ts"
import type { LineSending, OutgoingLine } from "../../figure/figure-line.ts"
import { instantOf } from "../../figure/period.ts"
import type { DutyRules } from "../../policy/deadline/duty-term.ts"
import { dateOf, later, type VietnamTime } from "../../time/vietnam-time.ts"
import type { FileRef } from "../../vocabulary/file.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { boardLine } from "../tracking-board.ts"
import { lineDuties } from "./line-duties.ts"
import { typeGroup } from "./type-group.ts"

/** The time of a report, but never before its document left: the clocks of two agencies may differ. */
const reportedAt = (
  { reports, heardAt, queuedAt }: Delivery,
  status: string,
  sentAt: VietnamTime | undefined,
): VietnamTime | undefined => {
  const report = reports[status]
  return report && later(report.reportedAt ?? heardAt ?? queuedAt, sentAt ?? queuedAt)
}

/** When the recipient agreed to a recall, if it gave the document back. */
const givenBackAt = (delivery: Delivery): VietnamTime | undefined => {
  const standing = standingOf(delivery)
  if (standing !== "recalled" && standing !== "paper-out") return undefined
  const agreed = delivery.answers.findLast(({ status }) => status === statusCode.agreed)
  return agreed && later(agreed.reportedAt ?? delivery.heardAt ?? delivery.queuedAt, delivery.queuedAt)
}

const sendingOf = (delivery: Delivery, document: Outgoing, rules: DutyRules): LineSending => {
  const { to, way, queuedAt, reports } = delivery
  const { sentAt, timeliness } = boardLine(delivery, rules, document)
  const reported = (status: string) => instantOf(reportedAt(delivery, status, sentAt))
  return {
    to: to.code,
    level: levelOfGovernment(to, dateOf(queuedAt)),
    at: instantOf(queuedAt),
    electronic: way.electronic,
    paper: way.paper ? way.rule : undefined,
    leftAt: instantOf(sentAt),
    timeliness,
    arrivedAt: reported(statusCode.arrived),
    acceptedAt: reported(statusCode.accepted),
    completedAt: reported(statusCode.completed),
    refusedAt: reported(statusCode.refused),
    refusal: reports[statusCode.refused]?.refusal?.reason,
    givenBackAt: instantOf(givenBackAt(delivery)),
  }
}

const bytesOf = (files: ReadonlyArray<FileRef>) => files.reduce((sum, { size }) => sum + size, 0)

/** The line that figures count for an issued document. */
export const outgoingFigures = (
  document: Outgoing,
  deliveries: ReadonlyArray<Delivery>,
  unit: string | undefined,
  rules: DutyRules,
): OutgoingLine => {
  const { draft, draftedAt, signed, sealed, dispatched, closed, recall, replacedBy } = document
  const { type, urgency, pageAmount, files } = draft
  const signedAt = signed?.at ?? sealed?.at
  const bytes = bytesOf(currentFiles(document))
  return {
    direction: "outgoing",
    type: typeGroup(type),
    unit,
    urgency,
    begunAt: instantOf(draftedAt),
    signedAt: instantOf(signedAt),
    signedBy: signed ? (sealed ? "both" : "person") : sealed ? "agency" : "nobody",
    issuedAt: instantOf(dispatched?.at),
    closedAt: instantOf(closed?.at),
    recalledAt: instantOf(recall?.at),
    replacedAt: instantOf(replacedBy?.at),
    pages: pageAmount,
    bytes,
    signatureBytes: Math.max(bytes - bytesOf(files), 0),
    sendings: deliveries.map((delivery) => sendingOf(delivery, document, rules)),
    duties: lineDuties(outgoingDuties(document, deliveries, rules)),
  }
}
