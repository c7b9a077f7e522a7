// The law, one rule at a time.

export { SignatureAdmission } from "./policy/admit-signature.ts"
export { type AxisClock, axisClock } from "./policy/axis-clock.ts"
export type { CompetenceAnswer, CompetenceCheck, CompetenceQuestion } from "./policy/competence.ts"
export {
  type DutyOptions,
  type DutyRules,
  type DutySettings,
  DutyTerm,
  defaultDutySettings,
  type UrgentLevel,
} from "./policy/deadline/duty-term.ts"
export { SendDeadline, sendDeadline, Timeliness, timeliness } from "./policy/deadline/send-deadline.ts"
export { type DocumentForm, type EqualForm, equalForm } from "./policy/equal-form.ts"
export { type FocalPoint, focalPointOf } from "./policy/focal-point.ts"
export { LegalValue } from "./policy/legal-value.ts"
export {
  governmentOffices,
  PaperDecision,
  type PaperQuestion,
  paperFor,
  RecipientCapacity,
} from "./policy/paper.ts"
export { PaperList, PaperListEntry } from "./policy/paper-list.ts"
export {
  paperForGovernmentOnly,
  paperForSensitiveMatters,
  paperOutsideListedTypes,
  paperOutsideProvincialPilot,
  workSchedule,
} from "./policy/paper-lists.ts"
export { type PaperReceivedQuestion, PaperVerdict, paperReceived } from "./policy/paper-received.ts"
export { type HostAction, type OpenAction, type PersonalAction, permissions } from "./policy/permission.ts"
export { SealedBy, sealedBy } from "./policy/sealed-by.ts"
export {
  type SignaturePolicy,
  SignatureRule,
  SignatureTreatment,
  signatureRuleNames,
  signatureTreatments,
  strictSignaturePolicy,
} from "./policy/signature-policy.ts"
export { describeFinding, signatureVerdicts } from "./policy/signature-verdict.ts"
export { Secrecy } from "./policy/state-secret.ts"
export { laneOf } from "./policy/urgent-lane.ts"
export { type Act, type ActCertainty, type ActName, acts } from "./vocabulary/act.ts"
export { actInForce, isInForce, nameOnDay, nameThroughTime } from "./vocabulary/act-in-force.ts"
