import type { FigureLine, IncomingLine, LineSending, OutgoingLine } from "./figure-line.ts"
import { isIn } from "./period.ts"
import { addDuties, addHandling, addStage, countName, dutyOf, type Tally } from "./tally.ts"

const countReports = (tally: Tally, sending: LineSending): void => {
  const { bounds, figures } = tally
  const { reported } = figures
  if (isIn(bounds, sending.arrivedAt)) reported.arrived += 1
  if (isIn(bounds, sending.acceptedAt)) reported.accepted += 1
  if (isIn(bounds, sending.completedAt)) reported.completed += 1
  if (isIn(bounds, sending.givenBackAt)) reported.givenBack += 1
  if (isIn(bounds, sending.refusedAt)) {
    reported.refused += 1
    countName(reported.refusals, sending.refusal ?? "other")
  }
}

const countSending = (tally: Tally, line: OutgoingLine, sending: LineSending): void => {
  const { bounds, agencies } = tally
  const { sent } = tally.figures
  const { leftAt, arrivedAt, acceptedAt, completedAt, electronic, paper, to } = sending
  if (isIn(bounds, sending.at)) {
    sent.recipients += 1
    if (electronic) sent.electronic += 1
    if (electronic && paper === undefined) sent.fullyElectronic += 1
    if (paper !== undefined) countName(sent.paperByRule, paper)
    agencies.set(to, electronic || agencies.get(to) === true)
  }
  if (isIn(bounds, leftAt) && sending.timeliness)
    sent[sending.timeliness === "in-time" ? "inTime" : sending.timeliness] += 1
  countReports(tally, sending)
  addStage(tally, "signedToSent", line.signedAt, leftAt)
  addStage(tally, "sentToArrived", leftAt, arrivedAt)
  addStage(tally, "arrivedToAccepted", arrivedAt, acceptedAt)
  addStage(tally, "acceptedToCompleted", acceptedAt, completedAt)
}

const countIssued = ({ figures: { sent } }: Tally, line: OutgoingLine): void => {
  const { signedBy, pages, sendings } = line
  // What an update added counts with its own day; the document with that of its dispatch.
  const electronic = sendings.filter((sending) => sending.electronic)
  sent.documents += 1
  sent.signed[signedBy] += 1
  sent.bytes += line.bytes
  sent.signatureBytes += line.signatureBytes
  if (pages === undefined) sent.pagesUnknown += 1
  else sent.pages += pages
  if (sendings.length > 0 && sendings.every((each) => each.electronic && each.paper === undefined))
    sent.fullyElectronicDocuments += 1
  if (electronic.length === 0) return
  if (signedBy === "nobody") sent.unsignedElectronic += 1
  else {
    sent.signedElectronic.documents += 1
    sent.signedElectronic.pages += pages ?? 0
    sent.signedElectronic.copies += electronic.length
  }
}

const countOutgoing = (tally: Tally, line: OutgoingLine): void => {
  const { bounds, figures } = tally
  const { begunAt, issuedAt, closedAt, recalledAt, replacedAt } = line
  if (isIn(bounds, issuedAt)) countIssued(tally, line)
  if (isIn(bounds, recalledAt)) figures.sent.recalled += 1
  if (isIn(bounds, replacedAt)) figures.sent.replaced += 1
  for (const sending of line.sendings) countSending(tally, line, sending)
  addDuties(tally, line.duties)
  addHandling(tally, "outgoing", {
    begunAt,
    due: dutyOf(line, "send")?.due,
    doneAt: issuedAt,
    droppedAt: closedAt ?? recalledAt,
  })
}

const countIncoming = (tally: Tally, line: IncomingLine): void => {
  const { bounds, figures } = tally
  const { received } = figures
  const { arrivedAt, registeredAt, completedAt, refusedAt, givenBackAt } = line
  if (isIn(bounds, arrivedAt)) {
    received.documents += 1
    received.signed[line.signedBy] += 1
    received.bytes += line.bytes
  }
  if (isIn(bounds, registeredAt)) received.accepted += 1
  if (isIn(bounds, givenBackAt)) received.recalled += 1
  if (isIn(bounds, line.replacedAt)) received.replaced += 1
  if (isIn(bounds, refusedAt)) {
    received.refused += 1
    countName(received.refusals, line.refusal ?? "other")
  }
  addStage(tally, "receivedToRegistered", arrivedAt, registeredAt)
  addStage(tally, "registeredToCompleted", registeredAt, completedAt)
  addDuties(tally, line.duties)
  if (arrivedAt !== undefined)
    addHandling(tally, "incoming", {
      begunAt: arrivedAt,
      due: dutyOf(line, "complete")?.due,
      doneAt: completedAt,
      droppedAt: refusedAt ?? givenBackAt,
    })
}

/** Counts a line in the figures of a period. */
export const countLine = (tally: Tally, line: FigureLine): void => {
  const { bounds, figures } = tally
  switch (line.direction) {
    case "outgoing":
      countOutgoing(tally, line)
      return
    case "incoming":
      countIncoming(tally, line)
      return
    case "refused":
      if (!isIn(bounds, line.begunAt)) return
      figures.received.refused += 1
      countName(figures.received.refusals, line.refusal)
      return
    case "paper":
      if (isIn(bounds, line.begunAt)) figures.paper[line.outcome] += 1
  }
}
