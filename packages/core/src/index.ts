export { Actor, system } from "./agency/actor.ts"
export { Agency } from "./agency/agency.ts"
export { AgencyCode, isWellFormedAgencyCode } from "./agency/agency-code.ts"
export * from "./calendar/vietnam-time.ts"
export { DocumentCode, parseCode, printCode, printNumber } from "./document/document-code.ts"
export { Digest, FileRef } from "./document/file.ts"
export { Urgency, urgencyNames } from "./document/urgency.ts"
export type { Attachment, BrokenAttachment } from "./packet/attachment.ts"
export { Business, BusinessKind } from "./packet/business.ts"
export type { DocumentPacket, ReadDocumentPacket } from "./packet/document-packet.ts"
export { PacketError } from "./packet/packet-error.ts"
export { Party, ResponseFor, Staff } from "./packet/party.ts"
export {
  parseRefusal,
  printRefusal,
  type RefusalReason,
  refusalReasonCodes,
  refusalReasons,
  sayRefusal,
} from "./packet/refusal-reason.ts"
export { isKnownStatus, type KnownStatusCode, statusNames } from "./packet/status-code.ts"
export { StatusPacket } from "./packet/status-packet.ts"
export { AgencyDirectory } from "./port/agency-directory.ts"
export { PacketCodec } from "./port/packet-codec.ts"
export { SignatureFinding, SignatureVerifier } from "./port/signature-verifier.ts"
export { CertificateSummary, SignatureHolder, Signer, type SignRequest } from "./port/signer.ts"
export { SigningError } from "./port/signing-error.ts"
export type { Append, BlobHold, Commit, Committed, Expected, Mark } from "./port/storage/commit.ts"
export { Storage, Tenant } from "./port/storage/storage.ts"
export { StorageError } from "./port/storage/storage-error.ts"
export { chainPreimage, chainStart, type NewEvent, type StoredEvent } from "./port/storage/stored-event.ts"
export type { Lane, LeasedWork, LeaseRequest, NewWork, SettledWork, WorkView } from "./port/storage/work.ts"
export {
  type DirectoryEntry,
  type MailboxEntry,
  type MessageKind,
  type SentQuery,
  type Submission,
  Transport,
} from "./port/transport.ts"
export { TransportError } from "./port/transport-error.ts"
export { isProblem, type Problem } from "./problem/problem.ts"
export { type Catalogue, type Detail, type Sentence, say } from "./problem/sentence.ts"
