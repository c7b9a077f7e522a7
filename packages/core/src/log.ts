// The log: seals, Merkle tree, export, verification.

export {
  collectFigures,
  exportHead,
  exportLine,
  logVerifier,
  readExportHead,
  readExportLine,
  readFiguresFile,
  readSeals,
  toChange,
} from "./checked/log.ts"
export type { LogStatus, SubscriberView } from "./exchange/log/log-status.ts"
export type { LogSeal } from "./exchange/log/seal-log.ts"
export type { Closing } from "./log/closing.ts"
export { ClosingEvent } from "./log/closing-event.ts"
export { ClosingStatement } from "./log/closing-statement.ts"
export { SealEvent, SealSignature } from "./log/event.ts"
export type { AgencyFigures, CollectedFigures } from "./log/figures-file.ts"
export { LogError } from "./log/log-error.ts"
export type { HashText } from "./log/merkle.ts"
export type { JudgeSeal, ReadSeal } from "./log/read-seals.ts"
export { SealStatement } from "./log/seal.ts"
export type { SealVerdict } from "./log/seal-verdict.ts"
export { sealStream } from "./log/stream-kind.ts"
export type { LogProof, LogVerifier } from "./log/verify-log.ts"
