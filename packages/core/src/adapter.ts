// What adapters implement and share: the ports, packets, and the adapter kit.

export { isBroken, signedOnBroken } from "./adapter-kit/broken-signature.ts"
export { commitContent, isExpected } from "./adapter-kit/commit-rules.ts"
export {
  type FileEncryption,
  type FileSealer,
  fileEncryption,
  type KeptFileKey,
  type OpenChunk,
} from "./adapter-kit/encryption/file-encryption.ts"
export { blobKeysOf, type FileKeys } from "./adapter-kit/encryption/file-keys.ts"
export {
  type PlainFileEncryption,
  type PlainFileSealer,
  type PlainOpenChunk,
  plainFileEncryption,
} from "./adapter-kit/encryption/plain-file-encryption.ts"
export { type EventRow, storedEvent } from "./adapter-kit/event-row.ts"
export { filesInMemory } from "./adapter-kit/files-in-memory.ts"
export { type Hints, type HintTopic, hintsOf, makeHints } from "./adapter-kit/hints.ts"
export { unknownField, wrongInput, wrongKind, wrongValue } from "./adapter-kit/input/invalid-value.ts"
export { isPlainObject } from "./adapter-kit/input/plain-object.ts"
export { readableOptions } from "./adapter-kit/input/readable-options.ts"
export { wrongFileKeys } from "./adapter-kit/input/wrong-file-keys.ts"
export { makeMemoryViews } from "./adapter-kit/memory-views.ts"
export { hasInOtherForm, isOtherForm, otherForms } from "./adapter-kit/other-form.ts"
export type { CallContext } from "./adapter-kit/promise/call-adapter.ts"
export { directoryFrom, type PromiseDirectory } from "./adapter-kit/promise/directory-from.ts"
export {
  type PlainFiles,
  type PromisePacketCodec,
  packetCodecFrom,
} from "./adapter-kit/promise/packet-codec-from.ts"
export type { GivenBytes, PlainBytes } from "./adapter-kit/promise/plain-bytes.ts"
export type {
  OpenPromiseStorage,
  PromiseStorage,
  StorageOpening,
  TellListeners,
} from "./adapter-kit/promise/promise-storage.ts"
export {
  type PlainSignedFile,
  type PromiseSealer,
  type PromiseSigner,
  type PromiseVerifier,
  sealerFrom,
  signerFrom,
  verifierFrom,
} from "./adapter-kit/promise/signing-from.ts"
export { storageFrom } from "./adapter-kit/promise/storage-from.ts"
export {
  type PlainSubmission,
  type PromiseTransport,
  transportFrom,
} from "./adapter-kit/promise/transport-from.ts"
export type { PromiseViewStore } from "./adapter-kit/promise/view-store-from.ts"
export { findUnstorable, storableText } from "./adapter-kit/storable-text.ts"
export { traced } from "./adapter-kit/traced.ts"
export { getBytes, putBytes } from "./adapter-kit/whole-files.ts"
export {
  findWork,
  listWork,
  type WorkRow,
  workColumns,
  workFailure,
  workView,
} from "./adapter-kit/work-row.ts"
export {
  chainPreimage,
  chainStart,
  type LogHead,
  type NewEvent,
  type StoredEvent,
} from "./log/stored-event.ts"
export type { Attachment, BrokenAttachment } from "./packet/attachment.ts"
export { Business, BusinessKind } from "./packet/business.ts"
export type { DocumentPacket, ReadDocumentPacket } from "./packet/document-packet.ts"
export { Party, ResponseFor, Staff } from "./packet/party.ts"
export { type ReadStatusPacket, StatusPacket } from "./packet/status-packet.ts"
export { Tolerance, type ToleranceCode, tolerance, toleranceCodes, tolerances } from "./packet/tolerance.ts"
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
export { type ByteSource, byteSource, collectBytes } from "./port/storage/byte-source.ts"
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
export { type Catalogue, say } from "./problem/sentence.ts"
export { findMisread, type MisreadText } from "./text/misread-text.ts"
export { saysNothing } from "./text/says-nothing.ts"
export { unaccented } from "./text/unaccented.ts"
export { project, rowsTouched } from "./view/project.ts"
export { type NewRow, type RowWords, readRow, type View, writeRow } from "./view/view.ts"
export { Digest, FileRef } from "./vocabulary/file.ts"
export { Article, Reason } from "./vocabulary/ground.ts"
export { fileNameKey, identifierTexts, isSameAgencyCode } from "./vocabulary/key.ts"
export type { Lane, QueueLane } from "./vocabulary/lane.ts"
export type { MessageKind } from "./vocabulary/message-kind.ts"
export {
  CertificateSummary,
  SignatureFinding,
  SignatureHolder,
  SignatureVerdict,
} from "./vocabulary/signature.ts"
