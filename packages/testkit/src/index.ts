export { agency, agencyCode, party } from "./arbitrary/agency.ts"
export { attachment, attachments } from "./arbitrary/attachment.ts"
export { business, responseFor, staff } from "./arbitrary/business.ts"
export { localDate, vietnamTime } from "./arbitrary/calendar.ts"
export { documentCode, documentId } from "./arbitrary/document-code.ts"
export { documentPacket } from "./arbitrary/document-packet.ts"
export { statusPacket } from "./arbitrary/status-packet.ts"
export type { Axis, AxisOptions } from "./axis/axis.ts"
export type { AxisAgency } from "./axis/axis-agency.ts"
export type { AxisCommands, AxisControl } from "./axis/axis-control.ts"
export { AxisError } from "./axis/axis-error.ts"
export type { AxisEvent } from "./axis/axis-event.ts"
export type { AxisOperation, Fault, FaultKind } from "./axis/fault.ts"
export type { FaultsAtRandom } from "./axis/faults-at-random.ts"
export type { MailboxItem } from "./axis/mailbox.ts"
export type { InjectedMail } from "./axis/post-office.ts"
export { caoBang, daNang, sampleAgencies, tayNinh } from "./axis/sample.ts"
export type { Tls } from "./axis/server.ts"
export type { SpawnAxisOptions, SpawnedAxis } from "./axis/spawn-axis.ts"
export type { Chance } from "./chance/chance.ts"
export {
  connectAxisControl,
  sampleCredentials,
  sampleDocument,
  sampleStatus,
  scopedAxis,
  scopedClient,
  spawnAxis,
  startAxis,
} from "./checked/axis.ts"
export {
  memoryAxis,
  openTestAgency,
  testAgency,
  testOptions,
  wholePackets,
  wholeSigner,
  wholeTransport,
  wholeVerifier,
} from "./checked/exchange.ts"
export {
  chanceOf,
  changedCopies,
  createPki,
  keyPool,
  minimalPdf,
  pkcs12File,
  vietnameseText,
  viewSpec,
} from "./checked/samples.ts"
export {
  drawPlan,
  judgeStores,
  printLine,
  simulate,
  simulatePlan,
} from "./checked/simulation.ts"
export type { MemoryAxis } from "./exchange/memory-axis.ts"
export type { MemoryFault } from "./exchange/memory-fault.ts"
export type { MemoryMail, MemorySubmission } from "./exchange/memory-mail.ts"
export { stampSigner, stampVerifier } from "./exchange/stamp-signer.ts"
export { chief, clerk, type OpenedTestAgency, type TestAgencyOptions } from "./exchange/test-agency.ts"
export type { ReadWholePacket, WholeAttachment, WholePacket, WholePackets } from "./exchange/whole-packets.ts"
export type { WholeSigner, WholeSignRequest, WholeVerifier } from "./exchange/whole-signing.ts"
export type { WholeTransport } from "./exchange/whole-transport.ts"
export type { MinimalPdf } from "./pdf/minimal-pdf.ts"
export { ecKey, type KeyPair, type NewKey, rsaKey } from "./pki/key-pair.ts"
export type { KeyFileProtection } from "./pki/pkcs12-file.ts"
export type { IssuedKey, IssueOptions, Pki } from "./pki/pki.ts"
export { newSealKey, type SealKey } from "./pki/seal-key.ts"
export { SimulationError } from "./simulation/command/simulation-error.ts"
export type { AnsweredDispatch, Looked } from "./simulation/oracle/look.ts"
export { type Rule, rules, type Violation } from "./simulation/oracle/violation.ts"
export type {
  LaterAct,
  Plan,
  PlannedAgency,
  PlannedDocument,
  PlannedReceiver,
  Step,
} from "./simulation/plan/plan.ts"
export type { Trouble, TroubleKind, WireCall, WireFault } from "./simulation/plan/trouble.ts"
export type { Outcome, SimulationOptions } from "./simulation/simulate.ts"
export type { Mutant } from "./simulation/world/mutant.ts"
export type { StoryLine } from "./simulation/world/story.ts"
export type { SimulatedHost } from "./simulation/world/world.ts"
export { memoryStorage } from "./storage/memory-storage.ts"
export type { ViewAfter } from "./view/view-spec.ts"
