import * as broken from "../adapter-kit/broken-signature.ts"
import * as rules from "../adapter-kit/commit-rules.ts"
import * as encryption from "../adapter-kit/encryption/file-encryption.ts"
import * as keys from "../adapter-kit/encryption/file-keys.ts"
import * as plain from "../adapter-kit/encryption/plain-file-encryption.ts"
import * as memory from "../adapter-kit/files-in-memory.ts"
import * as hint from "../adapter-kit/hints.ts"
import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as invalid from "../adapter-kit/input/invalid-value.ts"
import * as one from "../adapter-kit/input/one-object.ts"
import * as trouble from "../adapter-kit/lasting-trouble.ts"
import * as other from "../adapter-kit/other-form.ts"
import * as storable from "../adapter-kit/storable-text.ts"
import * as trace from "../adapter-kit/traced.ts"
import * as whole from "../adapter-kit/whole-files.ts"
import * as stored from "../log/stored-event.ts"
import * as tolerated from "../packet/tolerance.ts"
import * as blob from "../port/storage/blob-errors.ts"
import * as source from "../port/storage/byte-source.ts"
import * as sentence from "../problem/sentence.ts"
import * as misread from "../text/misread-text.ts"
import * as silence from "../text/says-nothing.ts"
import * as accent from "../text/unaccented.ts"
import * as type from "../vocabulary/document-type.ts"
import * as key from "../vocabulary/key.ts"
import { SignatureFinding } from "../vocabulary/signature.ts"
import { shared } from "./kinds.ts"

const text = { text: given.text }
const finding = given.of(SignatureFinding)
const commit = given.with({ appends: given.list(given.object), work: given.optional(given.object) })
const twoCodes = { one: given.text, other: given.text }

/** The error for stored bytes that do not match their digest (tệp bị hỏng). */
export const blobCorrupt: typeof blob.blobCorrupt = checked(blob.blobCorrupt, { digest: given.text })
/** The error for a file that is not stored, or no longer (không có tệp). */
export const blobMissing: typeof blob.blobMissing = checked(blob.blobMissing, { digest: given.text })
/** Whether a signature does not hold, so that nothing may be signed on top of it. */
export const isBroken: typeof broken.isBroken = checked(broken.isBroken, { finding })
/** Refuses to sign a file on top of a signature that does not hold. */
export const signedOnBroken: typeof broken.signedOnBroken = checked(broken.signedOnBroken, {
  file: given.text,
  finding,
})
/**
 * A commit's content as one text, equal for equal content; an absent list equals an empty one. An adapter
 * stores it, or its SHA-256, with the commit's id to tell a repeated commit from another commit with the same
 * id.
 */
export const commitContent: typeof rules.commitContent = checked(rules.commitContent, { commit })
/** Whether a stream's version (0: it does not exist) is what an append expects. */
export const isExpected: typeof rules.isExpected = checked(rules.isExpected, {
  expected: given.either(given.text, given.either(given.number, given.object)),
  version: given.count,
})
/**
 * Encrypts files at rest (mã hóa tệp lưu trữ) for a storage adapter that stores them in chunks, with
 * AES-256-GCM. Each file has its own key, encrypted with the host's key. A chunk opens only in its own place
 * of its own file. Without keys new files are stored as they are.
 *
 * @example
 * ```ts
 * import { BlobKeys, type Digest, fileEncryption } from "@lienthong/core/adapter"
 * import type { AgencyCode } from "@lienthong/core/agency"
 * import { Effect } from "effect"
 *
 * declare const agency: AgencyCode
 * declare const digest: Digest
 * declare const chunks: ReadonlyArray<Uint8Array>
 *
 * const kept = Effect.gen(function* () {
 *   const { sealer } = fileEncryption(agency, yield* BlobKeys)
 *   const { sealChunk, keptKey } = yield* sealer
 *   const sealed = yield* Effect.forEach(chunks, (chunk, place) => sealChunk(place, chunk))
 *   return { sealed, ...(yield* keptKey(digest)) }
 * })
 * ```
 */
export const fileEncryption: typeof encryption.fileEncryption = checked(encryption.fileEncryption, {
  agency: given.text,
  keys: given.optional(given.object),
})
/**
 * Encrypts the files of a store with the keys given in its options: {@link fileEncryption} for code without
 * Effect.
 *
 * @example
 * ```ts
 * import { type Digest, type FileKeys, plainFileEncryption } from "@lienthong/core/adapter"
 * import type { AgencyCode } from "@lienthong/core/agency"
 *
 * declare const agency: AgencyCode
 * declare const keys: FileKeys
 *
 * const sealed = async (digest: Digest, file: Uint8Array) => {
 *   const { sealChunk, keptKey } = await plainFileEncryption(agency, keys).sealer()
 *   return { bytes: await sealChunk(0, file), ...(await keptKey(digest)) }
 * }
 * ```
 */
export const plainFileEncryption: typeof plain.plainFileEncryption = checked(plain.plainFileEncryption, {
  agency: given.text,
  keys: given.optional(given.object),
})
/** Turns a host's keys into the port that a store reads them from. */
export const blobKeysOf: typeof keys.blobKeysOf = checked(keys.blobKeysOf, { given: given.object })
/**
 * Keeps the files of packets in memory by their digests. `digestOf` computes the SHA-256 of bytes in
 * hexadecimal; the default uses WebCrypto.
 */
export const filesInMemory: typeof memory.filesInMemory = checked(memory.filesInMemory, {
  digestOf: given.optional(given.callable),
})
/**
 * Keeps the log short while something that is tried again and again, such as a server, is away. `begins` and
 * `isOver` are the two lines.
 *
 * @example
 * ```ts
 * import { lastingTrouble } from "@lienthong/core/adapter"
 * import { Effect } from "effect"
 *
 * declare const poll: Effect.Effect<void, Error>
 *
 * const trouble = lastingTrouble("The gateway does not answer", "The gateway answers again")
 * const polling = Effect.forever(
 *   Effect.matchEffect(poll, { onFailure: trouble.met, onSuccess: () => trouble.over }),
 * )
 * ```
 */
export const lastingTrouble: typeof trouble.lastingTrouble = checked(trouble.lastingTrouble, {
  begins: given.text,
  isOver: given.text,
})
/** The topics that a commit concerns: new events, and work that it added, postponed, requeued or released. */
export const hintsOf: typeof hint.hintsOf = checked(hint.hintsOf, { commit })
/**
 * Keeps the listeners of a store within a process. The adapter calls `tell` with {@link hintsOf} after each
 * commit, and with both topics when another process may have committed.
 *
 * @example
 * ```ts
 * import { type Commit, hintsOf, makeHints } from "@lienthong/core/adapter"
 *
 * const hints = makeHints()
 * const afterCommit = (commit: Commit) => hints.tell(hintsOf(commit))
 * ```
 */
export const makeHints: typeof hint.makeHints = checked(hint.makeHints, {})
/**
 * The reason not to open a store with one form of an agency's code when it has the agency under another: the
 * agency would find it empty and number its documents from 1 again.
 */
export const hasInOtherForm: typeof other.hasInOtherForm = checked(other.hasInOtherForm, twoCodes)
/** Whether two codes are forms of one, as `H53` is of `000.00.00.H53`. */
export const isOtherForm: typeof other.isOtherForm = checked(other.isOtherForm, twoCodes)
/** The other forms in which QCVN 102 codes are met: in full, and without the zero groups in front. */
export const otherForms: typeof other.otherForms = checked(other.otherForms, { code: given.text })
/**
 * Finds the first text of a commit that a store would change or could not keep, with the name of its field.
 * The exchange refuses it with `text-invalid` before it commits; an adapter whose database refused a commit
 * uses it to name the text. The text is shortened, with U+FFFD for characters that cannot be encoded.
 */
export const findUnstorable: typeof storable.findUnstorable = checked(storable.findUnstorable, { commit })
/**
 * Replaces each character that a store could not keep with U+FFFD, so that every store keeps the text
 * unchanged. For adapters' errors.
 */
export const storableText: typeof storable.storableText = checked(storable.storableText, text)
/**
 * Adds a span to a storage operation if a tracer exports it. Use it for the hot operations of an adapter: an
 * unused span takes a quarter of the processor time of a commit.
 *
 * @example
 * ```ts
 * import { traced } from "@lienthong/core/adapter"
 * import { Effect } from "effect"
 *
 * const findMark = (key: string) => traced("Storage.findMark")(Effect.succeed(key))
 * ```
 */
export const traced: typeof trace.traced = checked(trace.traced, { name: given.text })
/** Reads a whole file into memory. */
export const getBytes: typeof whole.getBytes = checked(whole.getBytes, {
  storage: given.with({ getBlob: given.callable }),
  digest: given.text,
})
/** Stores a file that is in memory and returns its digest. */
export const putBytes: typeof whole.putBytes = checked(whole.putBytes, {
  storage: given.with({ putBlob: given.callable }),
  bytes: given.bytes,
})
/**
 * The text whose UTF-8 SHA-256 is an event's `hash`. It covers the event's bytes, its place and time, its
 * author and the hash of the previous event in its stream, so that any change, removal, swap or insertion is
 * detected.
 */
export const chainPreimage: typeof stored.chainPreimage = checked(stored.chainPreimage, {
  previousHash: given.text,
  agency: given.text,
  event: given.object,
})
/** Builds a tolerance of the catalogue with its details. */
export const tolerance: typeof tolerated.tolerance = checked(tolerated.tolerance, {
  code: given.oneOf(tolerated.toleranceCodes),
  path: given.text,
  detail: given.optional(given.object),
})
/** Makes a source of bytes in memory. */
export const byteSource: typeof source.byteSource = checked(source.byteSource, { bytes: given.bytes })
/**
 * Collects all bytes of a stream in memory. Use it for files that are known to be small, or if there is no
 * other way. Other work of the process goes on while it copies.
 */
export const collectBytes: typeof source.collectBytes = checked(source.collectBytes, { stream: given.stream })
/** Fills the details into a sentence. */
export const say: typeof sentence.say = checked(sentence.say, {
  sentence: given.with({ en: given.text, vi: given.text, next: shared.sentence }),
  detail: given.object,
})
/**
 * Recognises text that is not Unicode: UTF-8 that was read as Latin-1 (`BÃ¡o cÃ¡o`), TCVN3 (`B¸o c¸o`) and
 * VNI (`Baùo caùo`). Returns the meant text if every word becomes Vietnamese, but not where other words are
 * in Unicode. A text that is Vietnamese as it stands is left alone, and so is a single odd word, which may be
 * a foreign name.
 */
export const findMisread: typeof misread.findMisread = checked(misread.findMisread, text)
/** Whether a field's text says that it has nothing to say: `N/A`, `null`, `-`, `Không có`, or only spaces. */
export const saysNothing: typeof silence.saysNothing = checked(silence.saysNothing, text)
/** The name of the type that an abbreviation stands for (chữ viết tắt, Annex III): `Báo cáo` for `BC`. */
export const typeNameAbbreviated: typeof type.typeNameAbbreviated = checked(type.typeNameAbbreviated, text)
/**
 * Removes accents and case, so that `Báo cáo` equals `BAO CAO`. Used to compare and search what people and
 * certificates write in many ways, never to show it.
 */
export const unaccented: typeof accent.unaccented = checked(accent.unaccented, text)
/** The key of a file's name: file systems tell neither its case nor its kinds of spaces and hyphens. */
export const fileNameKey: typeof key.fileNameKey = checked(key.fileNameKey, { name: given.text })
/** Splits an identifier of the form `000.00.00.H53,2019/06/20,105/BC-UBND`, in commas or semicolons. */
export const identifierTexts: typeof key.identifierTexts = checked(key.identifierTexts, text)
/** Whether two texts are one identifier of an agency. */
export const isSameAgencyCode: typeof key.isSameAgencyCode = checked(key.isSameAgencyCode, twoCodes)
/**
 * Refuses what is given after the options: the part of them in a second object would be lost. `expected` says
 * what belongs there, and `field` is how the error names it.
 */
export const rejectExtraArguments: typeof one.rejectExtraArguments = checked(one.rejectExtraArguments, {
  more: given.list(given.anything),
  expected: given.optional(given.with({ en: given.text, vi: given.text })),
  field: given.optional(given.text),
})
/** Describes for a person the value at which a schema failed: the schema's own message is for programmers. */
export const invalidValue: typeof invalid.invalidValue = checked(invalid.invalidValue, {
  error: given.with({ issue: given.with({ _tag: given.text }) }),
  given: given.anything,
  name: given.text,
})
