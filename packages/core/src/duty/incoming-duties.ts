import type { Incoming } from "../document/incoming/state.ts"
import type { DutyRules, DutyTerm } from "../policy/duty-term.ts"
import {
  answerRecallTerm,
  answerUpdateTerm,
  completeTerm,
  registerTerm,
  startTerm,
  submitTerm,
  tellReceiptTerm,
} from "../policy/handling-term.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"
import type { Duty, DutyEnd, DutyName } from "./duty.ts"

const kept = (at: VietnamTime | undefined): DutyEnd | undefined => at && { at, how: "kept" }

const earliest = (...times: ReadonlyArray<VietnamTime | undefined>): VietnamTime | undefined =>
  times.filter((time) => time !== undefined).sort()[0]

/** A refused document goes back and a destroyed one is no more: nothing is to be done with either. */
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
 * The duties that an incoming document gives rise to, those that ended among them. A recall that was asked for leaves
 * them standing until the document is given back, and a question that is asked anew takes the place of the one before.
 */
export const incomingDuties = (document: Incoming, rules: DutyRules): ReadonlyArray<Duty> => {
  const { arrivedAt, assignedAt, startedAt, completedAt, recall, update } = document
  // One that came again has its number from before.
  const registered = document.stage === "arrived" ? undefined : document.registered
  if (arrivedAt === undefined) return []
  const { urgency } = document.envelope
  const { dueDate } = document.dueUntilDone ?? document.envelope
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
    ...(dueDate === undefined
      ? []
      : duty("complete", arrivedAt, completeTerm(arrivedAt, dueDate), kept(completedAt) ?? lifted)),
    ...(recall
      ? duty(
          "answer-recall",
          recall.askedAt,
          answerRecallTerm(recall.askedAt, rules),
          kept(recall.answeredAt),
        )
      : []),
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

/** The duty to tell the sender that a document came, by when status 01 left here. */
export const receiptDuty = (document: Incoming, toldAt: VietnamTime | undefined): ReadonlyArray<Duty> => {
  const { arrivedAt } = document
  if (arrivedAt === undefined) return []
  const lifted = lifting(document)
  // A notice that left when the document had been refused already tells nothing that was still owed.
  const told = toldAt !== undefined && (lifted === undefined || toldAt <= lifted.at)
  return duty("tell-receipt", arrivedAt, tellReceiptTerm(arrivedAt), told ? kept(toldAt) : lifted)
}
