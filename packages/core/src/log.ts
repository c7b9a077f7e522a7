// The log: seals, Merkle tree, export, verification.

export type { LogStatus, SubscriberView } from "./exchange/log/log-status.ts"
export type { LogSeal } from "./exchange/log/seal-log.ts"
export { toChange } from "./exchange/stream/to-change.ts"
export type { Closing } from "./log/closing.ts"
export { ClosingEvent } from "./log/closing-event.ts"
export { ClosingStatement, closingText, readClosingText } from "./log/closing-statement.ts"
export { SealEvent, SealSignature } from "./log/event.ts"
export { exportHead, exportLine, readExportHead, readExportLine } from "./log/export-line.ts"
export {
  type AgencyFigures,
  type CollectedFigures,
  collectFigures,
  printFiguresFile,
  readFiguresFile,
} from "./log/figures-file.ts"
export { LogError } from "./log/log-error.ts"
export { addLeaf, emptyMerkle, type HashText, type Merkle, merkleRoot } from "./log/merkle.ts"
export { type JudgeSeal, type ReadSeal, readSeals } from "./log/read-seals.ts"
export { readSealText, SealStatement, sealLeaf, sealStart, sealText } from "./log/seal.ts"
export type { SealVerdict } from "./log/seal-verdict.ts"
export { sealStream } from "./log/stream-kind.ts"
export { type LogProof, type LogVerifier, logVerifier } from "./log/verify-log.ts"
