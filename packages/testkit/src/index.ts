export { agency, agencyCode, party } from "./arbitrary/agency.ts"
export { attachment, attachments } from "./arbitrary/attachment.ts"
export { business, responseFor, staff } from "./arbitrary/business.ts"
export { localDate, vietnamTime } from "./arbitrary/calendar.ts"
export { changedCopies } from "./arbitrary/changed-copies.ts"
export { documentCode, documentId } from "./arbitrary/document-code.ts"
export { documentPacket } from "./arbitrary/document-packet.ts"
export { statusPacket } from "./arbitrary/status-packet.ts"
export { vietnameseText } from "./arbitrary/vietnamese-text.ts"
export { type Axis, type AxisOptions, scopedAxis, startAxis } from "./axis/axis.ts"
export type { AxisAgency } from "./axis/axis-agency.ts"
export type { AxisCommands, AxisControl } from "./axis/axis-control.ts"
export { AxisError } from "./axis/axis-error.ts"
export type { AxisEvent } from "./axis/axis-event.ts"
export { connectAxisControl } from "./axis/connect-axis-control.ts"
export type { AxisOperation, Fault, FaultKind } from "./axis/fault.ts"
export type { FaultsAtRandom } from "./axis/faults-at-random.ts"
export type { MailboxItem } from "./axis/mailbox.ts"
export type { InjectedMail } from "./axis/post-office.ts"
export {
  caoBang,
  daNang,
  sampleAgencies,
  sampleCredentials,
  sampleDocument,
  sampleStatus,
  tayNinh,
} from "./axis/sample.ts"
export { scopedClient } from "./axis/scoped-client.ts"
export type { Tls } from "./axis/server.ts"
export { type SpawnAxisOptions, type SpawnedAxis, spawnAxis } from "./axis/spawn-axis.ts"
export { type Chance, chanceOf } from "./chance/chance.ts"
export { type MemoryAxis, memoryAxis } from "./exchange/memory-axis.ts"
export type { MemoryFault } from "./exchange/memory-fault.ts"
export type { MemoryMail, MemorySubmission } from "./exchange/memory-mail.ts"
export { stampSigner, stampVerifier } from "./exchange/stamp-signer.ts"
export {
  chief,
  clerk,
  type OpenedTestAgency,
  openTestAgency,
  type TestAgencyOptions,
  testAgency,
} from "./exchange/test-agency.ts"
export { testOptions } from "./exchange/test-options.ts"
export {
  type ReadWholePacket,
  type WholeAttachment,
  type WholePacket,
  type WholePackets,
  wholePackets,
} from "./exchange/whole-packets.ts"
export {
  type WholeSigner,
  type WholeSignRequest,
  type WholeVerifier,
  wholeSigner,
  wholeVerifier,
} from "./exchange/whole-signing.ts"
export { type WholeTransport, wholeTransport } from "./exchange/whole-transport.ts"
export { type MinimalPdf, minimalPdf } from "./pdf/minimal-pdf.ts"
export { ecKey, type KeyPair, keyPool, type NewKey, rsaKey } from "./pki/key-pair.ts"
export { type KeyFileProtection, pkcs12File } from "./pki/pkcs12-file.ts"
export { createPki, type IssuedKey, type IssueOptions, type Pki } from "./pki/pki.ts"
export { newSealKey, type SealKey } from "./pki/seal-key.ts"
export { SimulationError } from "./simulation/command/simulation-error.ts"
export { judgeStores } from "./simulation/oracle/judge-stores.ts"
export type { AnsweredDispatch, Looked } from "./simulation/oracle/look.ts"
export { type Rule, rules, type Violation } from "./simulation/oracle/violation.ts"
export { drawPlan } from "./simulation/plan/draw-plan.ts"
export type {
  LaterAct,
  Plan,
  PlannedAgency,
  PlannedDocument,
  PlannedReceiver,
  Step,
} from "./simulation/plan/plan.ts"
export type { Trouble, TroubleKind, WireCall, WireFault } from "./simulation/plan/trouble.ts"
export { type Outcome, type SimulationOptions, simulate, simulatePlan } from "./simulation/simulate.ts"
export type { Mutant } from "./simulation/world/mutant.ts"
export { printLine, type StoryLine } from "./simulation/world/story.ts"
export type { SimulatedHost } from "./simulation/world/world.ts"
export { memoryStorage } from "./storage/memory-storage.ts"
export { type ViewAfter, viewSpec } from "./view/view-spec.ts"
