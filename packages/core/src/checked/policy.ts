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

export const actInForce: typeof act.actInForce = checked(act.actInForce, actOnDay)
export const axisClock: typeof clock.axisClock = checked(clock.axisClock, {
  axisTime: given.time,
  ours: given.time,
})
export const describeFinding: typeof verdict.describeFinding = checked(verdict.describeFinding, {
  file: given.text,
  finding,
})
export const equalForm: typeof form.equalForm = checked(form.equalForm, {
  replaced: documentForm,
  replacing: documentForm,
})
export const focalPointOf: typeof focal.focalPointOf = checked(focal.focalPointOf, {
  identifier: shared.identifier,
})
export const laneOf: typeof lane.laneOf = checked(lane.laneOf, { urgency: shared.urgency })
export const paperFor: typeof paper.paperFor = checked(paper.paperFor, {
  question: given.with({
    documentType: given.of(TypeCode),
    legalValue: given.of(LegalValue),
    recipient,
    connected: given.yesOrNo,
    list: paperList,
  }),
})
export const paperReceived: typeof received.paperReceived = checked(received.paperReceived, {
  question: given.with({
    recipient,
    connected: given.yesOrNo,
    list: paperList,
    electronic: given.optional(given.with({ legalValue: given.of(LegalValue) })),
  }),
})
export const sealedBy: typeof seal.sealedBy = checked(seal.sealedBy, {
  findings: given.list(finding),
  sender: given.with({ codes: given.list(given.text), name: given.optional(given.text) }),
})
export const sendDeadline: typeof deadline.sendDeadline = checked(deadline.sendDeadline, {
  signedAt: given.time,
  urgency: shared.urgency,
  calendar: shared.calendar,
})
export const timeliness: typeof deadline.timeliness = checked(deadline.timeliness, {
  deadline: given.with({ due: given.time, lateBound: given.time, immediate: given.yesOrNo }),
  sentAt: given.time,
  graceMillis: given.optional(given.number),
})
