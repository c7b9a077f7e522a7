import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as clock from "../policy/axis-clock.ts"
import * as deadline from "../policy/deadline/send-deadline.ts"
import * as form from "../policy/equal-form.ts"
import * as focal from "../policy/focal-point.ts"
import { LegalValue } from "../policy/legal-value.ts"
import * as paper from "../policy/paper.ts"
import * as received from "../policy/paper-received.ts"
import * as seal from "../policy/sealed-by.ts"
import * as verdict from "../policy/signature-verdict.ts"
import * as lane from "../policy/urgent-lane.ts"
import * as act from "../vocabulary/act-in-force.ts"
import { TypeCode } from "../vocabulary/document-type.ts"
import { SignatureFinding } from "../vocabulary/signature.ts"
import { shared } from "./kinds.ts"

const actOnDay = { act: shared.act, day: given.day }
const finding = given.of(SignatureFinding)
const documentForm = given.with({ type: shared.documentType, legalValue: given.of(LegalValue) })
const recipient = given.with({ code: given.text })
const paperList = given.with({ entries: given.list(given.object) })

/**
 * The act that governs a matter on a day (văn bản có hiệu lực vào một ngày): the act itself, the one that
 * followed it, or the one before it. A document is judged by the law of its day: what was signed under
 * Circular 41/2017 keeps that rule. Returns nothing for a day before the first.
 */
export const actInForce: typeof act.actInForce = checked(act.actInForce, actOnDay)
/**
 * Compares this machine's clock with the axis' (Decision 28/2018, Art. 14.4). A difference of more than a
 * minute must be corrected.
 */
export const axisClock: typeof clock.axisClock = checked(clock.axisClock, {
  axisTime: given.time,
  ours: given.time,
})
/** Describes the finding on one signature in words. */
export const describeFinding: typeof verdict.describeFinding = checked(verdict.describeFinding, {
  file: given.text,
  finding,
})
/**
 * Decides whether two documents have equal form: one with wrong content is replaced by one of equal form
 * (hình thức tương đương; Decree 30/2020, Art. 18.3). The article does not define equal form. This library
 * reads it strictly: the same document type, and an original for an original. Mistakes of layout or procedure
 * are corrected by an official letter (công văn đính chính), not by a replacement.
 */
export const equalForm: typeof form.equalForm = checked(form.equalForm, {
  replaced: documentForm,
  replacing: documentForm,
})
/**
 * The focal point behind an identifier of level 1. Returns nothing for lower agencies, which receive for
 * themselves, and for bodies that the article does not name.
 */
export const focalPointOf: typeof focal.focalPointOf = checked(focal.focalPointOf, {
  identifier: shared.identifier,
})
/**
 * The lane of a document's packets and reports, by its urgency (chế độ ưu tiên; Decision 28/2018, Art. 6.2
 * and 10.2k): hỏa tốc 0, thượng khẩn 1, khẩn 2, thường 3. `timed-flash`, which is only read, shares the lane
 * of hỏa tốc.
 */
export const laneOf: typeof lane.laneOf = checked(lane.laneOf, { urgency: shared.urgency })
/**
 * Decides how a document goes to one recipient. The questions follow the law's order: can it go
 * electronically (Art. 7.1), does it replace the paper there (Art. 4), does the law require paper beside it
 * (Art. 7.2a), does the head of the agency (Art. 7.2b). The first that requires paper gives the rule.
 */
export const paperFor: typeof paper.paperFor = checked(paper.paperFor, {
  question: given.with({
    documentType: given.of(TypeCode),
    legalValue: given.of(LegalValue),
    recipient,
    connected: given.yesOrNo,
    list: paperList,
  }),
})
/**
 * Judges received paper by the rules for sending it ({@link paperFor}). Only a sender knows all of them, so
 * any rule that could have ordered the paper justifies it; other paper is the waste that Art. 5.3 forbids. A
 * packet announces paper once for all its recipients, so among several it proves nothing about one.
 */
export const paperReceived: typeof received.paperReceived = checked(received.paperReceived, {
  question: given.with({
    recipient,
    connected: given.yesOrNo,
    list: paperList,
    electronic: given.optional(given.with({ legalValue: given.of(LegalValue) })),
  }),
})
/**
 * Compares the valid agency signatures of a document with its sender. An identifier in the certificate
 * decides. A certificate with only a name confirms the sender when the name is the same, and proves nothing
 * otherwise, since agencies are named in many ways.
 */
export const sealedBy: typeof seal.sealedBy = checked(seal.sealedBy, {
  findings: given.list(finding),
  sender: given.with({ codes: given.list(given.text), name: given.optional(given.text) }),
})
/**
 * Calculates the deadline of a document. `signedAt` is when the competent person signed it for issue (ký ban
 * hành): the day counts from there, not from the agency's signature that follows.
 */
export const sendDeadline: typeof deadline.sendDeadline = checked(deadline.sendDeadline, {
  signedAt: given.time,
  urgency: shared.urgency,
  calendar: shared.calendar,
})
/** Compares a sending time with a deadline: `late` until `lateBound`, `overdue` after it. */
export const timeliness: typeof deadline.timeliness = checked(deadline.timeliness, {
  deadline: given.with({ due: given.time, lateBound: given.time, immediate: given.yesOrNo }),
  sentAt: given.time,
  graceMillis: given.optional(given.number),
})
