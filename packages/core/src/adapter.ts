// What adapters implement and share, under what is written with it; `docs/adapter-names.md` lists it

// A transport: sending to the axis, and receiving from it.

export type { PlainSubmission, PromiseTransport } from "./adapter-kit/promise/transport-from.ts"
export { transportFrom } from "./checked/adapters-from.ts"
export {
  type Acceptance,
  type AxisHealth,
  type MailboxEntry,
  type SentEntry,
  type SentList,
  type SentListRequest,
  type SentQuery,
  type Submission,
  Transport,
} from "./port/transport.ts"
export type { MessageKind } from "./vocabulary/message-kind.ts"

// A packet codec: packets and their bytes.

export type { PlainFiles, PromisePacketCodec } from "./adapter-kit/promise/packet-codec-from.ts"
export { filesInMemory } from "./checked/adapter.ts"
export { packetCodecFrom } from "./checked/adapters-from.ts"
export type { Attachment, BrokenAttachment } from "./packet/attachment.ts"
export { Business, BusinessKind } from "./packet/business.ts"
export type { DocumentPacket, ReadDocumentPacket } from "./packet/document-packet.ts"
export { Party, ResponseFor, Staff } from "./packet/party.ts"
export { type ReadStatusPacket, StatusPacket } from "./packet/status-packet.ts"
export { PacketCodec, type PacketFiles } from "./port/packet-codec.ts"

// Texts and codes that a packet may write in several ways, and what a codec tolerates.

export {
  fileNameKey,
  findMisread,
  identifierTexts,
  isSameAgencyCode,
  saysNothing,
  tolerance,
  typeNameAbbreviated,
  unaccented,
} from "./checked/adapter.ts"
export { Tolerance, type ToleranceCode, toleranceCodes, tolerances } from "./packet/tolerance.ts"
export type { MisreadText } from "./text/misread-text.ts"

// A signer, a signature verifier, and a sealer of the log.

export type {
  PlainSignedFile,
  PromiseSealer,
  PromiseSigner,
  PromiseVerifier,
} from "./adapter-kit/promise/signing-from.ts"
export { isBroken, signedOnBroken } from "./checked/adapter.ts"
export { sealerFrom, signerFrom, verifierFrom } from "./checked/adapters-from.ts"
export { LogSealer } from "./port/log-sealer.ts"
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
export {
  CertificateSummary,
  SignatureCheck,
  SignatureFinding,
  SignatureHolder,
  SignatureVerdict,
} from "./vocabulary/signature.ts"

// A directory of agencies, and an authorizer.

export type { PromiseDirectory } from "./adapter-kit/promise/directory-from.ts"
export { directoryFrom } from "./checked/adapters-from.ts"
export { AgencyDirectory, type DirectoryReading } from "./port/agency-directory.ts"
export { defaultAuthorizer } from "./port/authorizer.ts"
export type { DirectoryEntry } from "./port/transport.ts"

// A store: the port.

export type {
  OpenPromiseStorage,
  PromiseStorage,
  StorageOpening,
  TellListeners,
} from "./adapter-kit/promise/promise-storage.ts"
export { storageFrom } from "./checked/adapters-from.ts"
export type { LogHead, NewEvent, StoredEvent } from "./log/stored-event.ts"
export type { Append, BlobHold, Commit, Committed, Expected, Mark } from "./port/storage/commit.ts"
export { type KeptBlob, Storage, Tenant } from "./port/storage/storage.ts"

// A store: its work and its checkpoints.

export type {
  CheckpointView,
  LeaseCheckpoint,
  LeasedCheckpoint,
  MoveCheckpoint,
} from "./port/storage/checkpoint.ts"
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
export type { Lane, QueueLane } from "./vocabulary/lane.ts"

// A store: its read models.

export type { PromiseViewStore } from "./adapter-kit/promise/view-store-from.ts"
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
export type { NewRow, RowWords } from "./view/view.ts"

// A store: the rules that all stores share.

export { unheldMillis } from "./adapter-kit/commit-rules.ts"
export type { Hints, HintTopic } from "./adapter-kit/hints.ts"
export {
  blobCorrupt,
  blobMissing,
  chainPreimage,
  commitContent,
  findUnstorable,
  hintsOf,
  isExpected,
  makeHints,
  storableText,
} from "./checked/adapter.ts"
export { chainStart } from "./log/stored-event.ts"

// A store: files encrypted at rest.

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
export { wrongFileKeys } from "./adapter-kit/input/wrong-file-keys.ts"
export { blobKeysOf, fileEncryption, plainFileEncryption } from "./checked/adapter.ts"
export { type BlobKey, BlobKeys } from "./port/storage/blob-keys.ts"

// Bytes and files.

export type { CallContext } from "./adapter-kit/promise/call-adapter.ts"
export type { GivenBytes, PlainBytes } from "./adapter-kit/promise/plain-bytes.ts"
export { byteSource, collectBytes, getBytes, putBytes } from "./checked/adapter.ts"
export type { ByteSource } from "./port/storage/byte-source.ts"
export { Digest, FileRef } from "./vocabulary/file.ts"

// Errors, options that are wrong, and the log of the program.

export {
  unknownField,
  wrongInput,
  wrongKind,
  wrongValue,
} from "./adapter-kit/input/invalid-value.ts"
export { isPlainObject } from "./adapter-kit/input/plain-object.ts"
export { readableOptions } from "./adapter-kit/input/readable-options.ts"
export type { LastingTrouble } from "./adapter-kit/lasting-trouble.ts"
export { invalidValue, lastingTrouble, rejectExtraArguments, say } from "./checked/adapter.ts"
export { problemClass } from "./problem/problem-class.ts"
export type { Catalogue } from "./problem/sentence.ts"
export { Article, Reason } from "./vocabulary/ground.ts"

// Of use to a package that exports functions as these packages do.

export { checked, checkedParameters } from "./adapter-kit/input/checked.ts"
export { given, type Kind } from "./adapter-kit/input/given.ts"
export { traced } from "./checked/adapter.ts"

// Rows and forms of the shipped stores, and views over a store in memory.

export type { EventRow } from "./adapter-kit/event-row.ts"
export { makeMemoryViews } from "./adapter-kit/memory-views.ts"
export { type WorkRow, workColumns } from "./adapter-kit/work-row.ts"
export { hasInOtherForm, isOtherForm, otherForms } from "./checked/adapter.ts"
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
export type { View } from "./view/view.ts"
