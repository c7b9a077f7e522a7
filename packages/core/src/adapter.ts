// What adapters implement and share: the ports, packets, and the adapter kit.

export { unheldMillis } from "./adapter-kit/commit-rules.ts"
export type {
  FileEncryption,
  FileSealer,
  KeptFileKey,
  OpenChunk,
} from "./adapter-kit/encryption/file-encryption.ts"
export type { FileKeys } from "./adapter-kit/encryption/file-keys.ts"
export type {
  PlainFileEncryption,
  PlainFileSealer,
  PlainOpenChunk,
} from "./adapter-kit/encryption/plain-file-encryption.ts"
export type { EventRow } from "./adapter-kit/event-row.ts"
export type { Hints, HintTopic } from "./adapter-kit/hints.ts"
export { checked, checkedParameters } from "./adapter-kit/input/checked.ts"
export { given, type Kind } from "./adapter-kit/input/given.ts"
export { unknownField, wrongInput, wrongKind, wrongValue } from "./adapter-kit/input/invalid-value.ts"
export { isPlainObject } from "./adapter-kit/input/plain-object.ts"
export { readableOptions } from "./adapter-kit/input/readable-options.ts"
export { wrongFileKeys } from "./adapter-kit/input/wrong-file-keys.ts"
export type { LastingTrouble } from "./adapter-kit/lasting-trouble.ts"
export { makeMemoryViews } from "./adapter-kit/memory-views.ts"
export type { CallContext } from "./adapter-kit/promise/call-adapter.ts"
export type { PromiseDirectory } from "./adapter-kit/promise/directory-from.ts"
export type { PlainFiles, PromisePacketCodec } from "./adapter-kit/promise/packet-codec-from.ts"
export type { GivenBytes, PlainBytes } from "./adapter-kit/promise/plain-bytes.ts"
export type {
  OpenPromiseStorage,
  PromiseStorage,
  StorageOpening,
  TellListeners,
} from "./adapter-kit/promise/promise-storage.ts"
export type {
  PlainSignedFile,
  PromiseSealer,
  PromiseSigner,
  PromiseVerifier,
} from "./adapter-kit/promise/signing-from.ts"
export type { PlainSubmission, PromiseTransport } from "./adapter-kit/promise/transport-from.ts"
export type { PromiseViewStore } from "./adapter-kit/promise/view-store-from.ts"
export { type WorkRow, workColumns } from "./adapter-kit/work-row.ts"
export {
  blobCorrupt,
  blobKeysOf,
  blobMissing,
  byteSource,
  chainPreimage,
  collectBytes,
  commitContent,
  fileEncryption,
  fileNameKey,
  filesInMemory,
  findMisread,
  findUnstorable,
  getBytes,
  hasInOtherForm,
  hintsOf,
  identifierTexts,
  isBroken,
  isExpected,
  isOtherForm,
  isSameAgencyCode,
  lastingTrouble,
  makeHints,
  otherForms,
  plainFileEncryption,
  putBytes,
  rejectExtraArguments,
  say,
  saysNothing,
  signedOnBroken,
  storableText,
  tolerance,
  traced,
  typeNameAbbreviated,
  unaccented,
} from "./checked/adapter.ts"
export {
  findWork,
  listWork,
  project,
  readRow,
  rowsTouched,
  storedEvent,
  workFailure,
  workView,
  writeRow,
} from "./checked/adapter-rows.ts"
export {
  directoryFrom,
  packetCodecFrom,
  sealerFrom,
  signerFrom,
  storageFrom,
  transportFrom,
  verifierFrom,
} from "./checked/adapters-from.ts"
export { chainStart, type LogHead, type NewEvent, type StoredEvent } from "./log/stored-event.ts"
export type { Attachment, BrokenAttachment } from "./packet/attachment.ts"
export { Business, BusinessKind } from "./packet/business.ts"
export type { DocumentPacket, ReadDocumentPacket } from "./packet/document-packet.ts"
export { Party, ResponseFor, Staff } from "./packet/party.ts"
export { type ReadStatusPacket, StatusPacket } from "./packet/status-packet.ts"
export { Tolerance, type ToleranceCode, toleranceCodes, tolerances } from "./packet/tolerance.ts"
export { AgencyDirectory, type DirectoryReading } from "./port/agency-directory.ts"
export { defaultAuthorizer } from "./port/authorizer.ts"
export { LogSealer } from "./port/log-sealer.ts"
export { PacketCodec, type PacketFiles } from "./port/packet-codec.ts"
export { SignatureVerifier } from "./port/signature-verifier.ts"
export {
  type BeginRequest,
  type BegunSignature,
  type FinishRequest,
  type MadeSignature,
  type SignedFile,
  Signer,
  type SignLater,
  type SignRequest,
} from "./port/signer.ts"
export { type BlobKey, BlobKeys } from "./port/storage/blob-keys.ts"
export type { ByteSource } from "./port/storage/byte-source.ts"
export type {
  CheckpointView,
  LeaseCheckpoint,
  LeasedCheckpoint,
  MoveCheckpoint,
} from "./port/storage/checkpoint.ts"
export type { Append, BlobHold, Commit, Committed, Expected, Mark } from "./port/storage/commit.ts"
export { type KeptBlob, Storage, Tenant } from "./port/storage/storage.ts"
export type {
  AdvanceView,
  BesideLog,
  FoundRows,
  KeptPage,
  PageRequest,
  RowPlace,
  ViewName,
  ViewStanding,
  ViewStore,
  WordRequest,
} from "./port/storage/view-store.ts"
export type {
  LeasedWork,
  LeaseRequest,
  NewWork,
  ReleasedWork,
  RequeuedWork,
  SettledWork,
  WorkFailure,
  WorkView,
} from "./port/storage/work.ts"
export {
  type Acceptance,
  type AxisHealth,
  type DirectoryEntry,
  type MailboxEntry,
  type SentEntry,
  type SentList,
  type SentListRequest,
  type SentQuery,
  type Submission,
  Transport,
} from "./port/transport.ts"
export { problemClass } from "./problem/problem-class.ts"
export type { Catalogue } from "./problem/sentence.ts"
export type { MisreadText } from "./text/misread-text.ts"
export type { NewRow, RowWords, View } from "./view/view.ts"
export { Digest, FileRef } from "./vocabulary/file.ts"
export { Article, Reason } from "./vocabulary/ground.ts"
export type { Lane, QueueLane } from "./vocabulary/lane.ts"
export type { MessageKind } from "./vocabulary/message-kind.ts"
export {
  CertificateSummary,
  SignatureCheck,
  SignatureFinding,
  SignatureHolder,
  SignatureVerdict,
} from "./vocabulary/signature.ts"
