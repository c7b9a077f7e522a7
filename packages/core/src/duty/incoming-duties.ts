import type { Incoming } from "../document/incoming/state.ts"
import { completeTerm } from "../policy/deadline/complete-term.ts"
import type { DutyRules, DutyTerm } from "../policy/deadline/duty-term.ts"
import {
  answerRecallTerm,
  answerUpdateTerm,
  declinedRecallTerm,
  registerTerm,
  startTerm,
  submitTerm,
  tellReceiptTerm,
} from "../policy/deadline/handling-term.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { Duty, DutyEnd, DutyName } from "./duty.ts"

const kept = (at: VietnamTime | undefined): DutyEnd | undefined => at && { at, how: "kept" }

const earliest = (...times: ReadonlyArray<VietnamTime | undefined>): VietnamTime | undefined =>
  times.filter((time) => time !== undefined).sort()[0]

/** Nothing has to be done with a refused document, which goes back, or with a destroyed one. */
const lifting = ({ stage, refusedAt, destroyedAt }: Incoming): DutyEnd | undefined => {
  const at = stage === "refused" ? refusedAt : stage === "destroyed" ? destroyedAt : undefined
  return at && { at, how: "lifted" }
}

const duty = (
  name: DutyName,
  since: VietnamTime,
  term: DutyTerm | undefined,
  ended: DutyEnd | undefined,
): ReadonlyArray<Duty> => (term ? [{ name, since, ...term, ...(ended && { ended }) }] : [])

/**
 * The duty is kept by destroying the document. Once the recall is declined, it stays open until the sender
 * gives the recall up.
 */
const recallDuty = ({ recall }: Incoming, rules: DutyRules): ReadonlyArray<Duty> => {
  if (!recall) return []
  const { askedAt, answer, answeredAt, declinedBecause = "", givenUpAt } = recall
  if (answer !== "declined" || answeredAt === undefined)
    return duty("answer-recall", askedAt, answerRecallTerm(askedAt, rules), kept(answeredAt))
  const term = declinedRecallTerm(askedAt, answeredAt, declinedBecause, rules)
  return duty("answer-recall", askedAt, term, givenUpAt && { at: givenUpAt, how: "lifted" })
}

/**
 * The duties of an incoming document, including those that ended. A requested recall leaves them open until
 * the document is given back, and a question that is asked again replaces the one before.
 */
export const incomingDuties = (document: Incoming, rules: DutyRules): ReadonlyArray<Duty> => {
  const { arrivedAt, assignedAt, startedAt, completedAt, update } = document
  // A document that came again keeps its number.
  const registered = document.stage === "arrived" ? undefined : document.registered
  if (arrivedAt === undefined) return []
  const { urgency } = document.envelope
  const { dueDate: stated } = document.dueUntilDone ?? document.envelope
  const lifted = lifting(document)
  const handedOver = earliest(assignedAt, startedAt, completedAt)
  return [
    ...duty("register", arrivedAt, registerTerm(arrivedAt, urgency, rules), kept(registered?.at) ?? lifted),
    ...duty("submit", arrivedAt, submitTerm(arrivedAt, urgency, rules), kept(handedOver) ?? lifted),
    ...(assignedAt === undefined
      ? []
      : duty(
          "start",
          assignedAt,
          startTerm(assignedAt, urgency, rules),
          kept(earliest(startedAt, completedAt)) ?? lifted,
        )),
    ...duty(
      "complete",
      arrivedAt,
      completeTerm(arrivedAt, { own: document.deadline, stated }, rules),
      kept(completedAt) ?? lifted,
    ),
    ...recallDuty(document, rules),
    ...(update
      ? duty(
          "answer-update",
          update.askedAt,
          answerUpdateTerm(update.askedAt, rules),
          kept(update.answeredAt),
        )
      : []),
  ]
}

/** The duty to tell the sender of a document's receipt; `toldAt` is when status 01 was sent. */
export const receiptDuty = (document: Incoming, toldAt: VietnamTime | undefined): ReadonlyArray<Duty> => {
  const { arrivedAt } = document
  if (arrivedAt === undefined) return []
  const lifted = lifting(document)
  // A notice sent after the document was refused does not fulfil the duty, which had ended.
  const told = toldAt !== undefined && (lifted === undefined || toldAt <= lifted.at)
  return duty("tell-receipt", arrivedAt, tellReceiptTerm(arrivedAt), told ? kept(toldAt) : lifted)
}
