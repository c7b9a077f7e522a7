// The law, one rule at a time.

export {
  actInForce,
  axisClock,
  describeFinding,
  equalForm,
  focalPointOf,
  laneOf,
  paperFor,
  paperReceived,
  sealedBy,
  sendDeadline,
  timeliness,
} from "./checked/policy.ts"
export { SignatureAdmission } from "./policy/admit-signature.ts"
export type { AxisClock } from "./policy/axis-clock.ts"
export type { CompetenceAnswer, CompetenceCheck, CompetenceQuestion } from "./policy/competence.ts"
export {
  type DutyOptions,
  type DutyRules,
  type DutySettings,
  DutyTerm,
  defaultDutySettings,
  type UrgentLevel,
} from "./policy/deadline/duty-term.ts"
export { SendDeadline, Timeliness } from "./policy/deadline/send-deadline.ts"
export type { DocumentForm, EqualForm } from "./policy/equal-form.ts"
export type { FocalPoint } from "./policy/focal-point.ts"
export { LegalValue } from "./policy/legal-value.ts"
export { governmentOffices, PaperDecision, type PaperQuestion, RecipientCapacity } from "./policy/paper.ts"
export { PaperList, PaperListEntry } from "./policy/paper-list.ts"
export { type PaperReceivedQuestion, PaperVerdict } from "./policy/paper-received.ts"
export { type HostAction, type OpenAction, type PersonalAction, permissions } from "./policy/permissions.ts"
export {
  paperForGovernmentOnly,
  paperForSensitiveMatters,
  paperOutsideListedTypes,
  paperOutsideProvincialPilot,
  workSchedule,
} from "./policy/ready-paper-lists.ts"
export { SealedBy } from "./policy/sealed-by.ts"
export {
  type SignaturePolicy,
  SignatureRule,
  SignatureTreatment,
  signatureRuleNames,
  signatureTreatments,
  strictSignaturePolicy,
} from "./policy/signature-policy.ts"
export { signatureVerdicts } from "./policy/signature-verdict.ts"
export { Secrecy } from "./policy/state-secret.ts"
export { type Act, type ActCertainty, type ActName, acts } from "./vocabulary/act.ts"
