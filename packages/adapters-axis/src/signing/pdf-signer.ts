import { SigningError } from "@lienthong/core"
import {
  type ByteSource,
  type CertificateSummary,
  collectBytes,
  isBroken,
  type SignatureHolder,
  Signer,
  type SignRequest,
  signedOnBroken,
} from "@lienthong/core/adapter"
import { epochMillis, type VietnamTime } from "@lienthong/core/calendar"
import { Effect, Layer, Stream } from "effect"
import { attemptInPieces, inTurns } from "../turns/in-pieces.ts"
import {
  type Certificate,
  isValidAt,
  type ReadCertificate,
  readCertificate,
  rememberingReader,
  summaryOf,
} from "./certificate/certificate.ts"
import { maySign, pathToTrust } from "./certificate/chain.ts"
import { holderOf } from "./certificate/holder.ts"
import { trustedCertificates } from "./certificate/trusted-certificates.ts"
import { digestInPieces } from "./cms/digest-algorithm.ts"
import { signedDataWriter, type WriteSignedData } from "./cms/write-signed-data.ts"
import { judgeFile } from "./judge-file.ts"
import type { SigningKeySource } from "./key/signing-key.ts"
import { checkSigningKeys, isSource, type SigningKeys } from "./key/signing-keys.ts"
import { hasPdfHeader } from "./pdf/pdf-file.ts"
import { PdfProblem } from "./pdf/pdf-value.ts"
import { covered, fill, type SignatureNote } from "./pdf/space/signature-space.ts"
import { makeUnchangingRoom } from "./pdf/space/unchanging-space.ts"
import { begin, finish } from "./sign-later.ts"

/** A key with its holder. */
interface KeyHolder {
  /** The certificates in DER, the holder's own first. */
  readonly certificates: ReadonlyArray<Uint8Array>
  readonly certificate: Certificate
  /** The authorities' certificates that come with the key. */
  readonly presented: ReadonlyArray<Certificate>
  readonly summary: CertificateSummary
}

interface OpenKey extends KeyHolder {
  readonly write: WriteSignedData
}

const holderBy = (certificates: ReadonlyArray<Uint8Array>): KeyHolder => {
  const [certificate, ...presented] = certificates.map(readCertificate)
  if (certificate === undefined) throw new TypeError("a key without certificate")
  return { certificates, certificate, presented, summary: summaryOf(certificate) }
}

const damagedCertificate = () =>
  new SigningError({
    reason: "key-unreadable",
    detail: { problem: "its certificate is damaged", problemVi: "chứng thư số đã hỏng" },
  })

const locality = "2.5.4.7"

/**
 * Room beside the certificates for the signature with its attributes and for a timestamp token, which can be
 * added to the unsigned attributes later without touching a signed byte.
 */
const roomBesideCertificates = 8192

/** A person's certificate cannot seal, and an agency's cannot sign for a person. */
const checkHolder = ({ certificate, summary: { subject } }: KeyHolder, holder: SignatureHolder) => {
  const actual = holderOf(certificate.subject)
  return actual === holder
    ? Effect.void
    : Effect.fail(new SigningError({ reason: "wrong-holder", detail: { subject, actual, holder } }))
}

/** A certificate for servers, for time stamps or for encryption signs no document. */
const checkPurpose = ({ certificate, summary: { subject } }: KeyHolder) =>
  maySign(certificate)
    ? Effect.void
    : Effect.fail(new SigningError({ reason: "certificate-for-other-use", detail: { subject } }))

/** A signature that every checker has to refuse is not made. */
const weakAlgorithm = ({ subject }: CertificateSummary, algorithm: string) =>
  Effect.fail(new SigningError({ reason: "weak-algorithm", detail: { subject, algorithm } }))

const checkStrength = ({ certificate: { weakKey }, summary }: KeyHolder) =>
  weakKey === undefined ? Effect.void : weakAlgorithm(summary, weakKey)

const open = Effect.fnUntraced(function* (source: SigningKeySource, holder: SignatureHolder) {
  const key = Effect.isEffect(source) ? yield* source : source
  const opened = yield* Effect.try({
    try: (): OpenKey => ({ ...holderBy(key.certificates), write: signedDataWriter(key) }),
    catch: damagedCertificate,
  })
  yield* checkHolder(opened, holder)
  yield* checkPurpose(opened)
  yield* checkStrength(opened)
  return opened
})

const openAll = Effect.fnUntraced(function* ({ person, agency }: SigningKeys) {
  const one = person !== undefined && isSource(person) ? yield* open(person, "person") : undefined
  const sources = person === undefined || isSource(person) ? [] : Object.entries(person)
  const byActor = new Map(
    yield* Effect.forEach(sources, ([id, source]) =>
      Effect.map(open(source, "person"), (key) => [id, key] as const),
    ),
  )
  const seal = agency === undefined ? undefined : yield* open(agency, "agency")
  return (request: SignRequest) => (request.as === "agency" ? seal : (one ?? byActor.get(request.by.id)))
})

const checkValidity = ({ certificate, summary }: KeyHolder, { at }: SignRequest) => {
  const moment = epochMillis(at)
  if (isValidAt(certificate, moment)) return Effect.void
  const { subject } = summary
  return Effect.fail(
    moment < certificate.notBefore
      ? new SigningError({
          reason: "certificate-not-yet-valid",
          detail: { subject, from: summary.validFrom.slice(0, 10) },
        })
      : new SigningError({
          reason: "certificate-expired",
          detail: { subject, until: summary.validUntil.slice(0, 10) },
        }),
  )
}

/** If roots are known, a key under none of them is refused, or under one by weak algorithms alone. */
const checkTrust = (
  { certificate, presented, summary }: KeyHolder,
  trusted: ReadonlyArray<Certificate>,
  at: VietnamTime,
) =>
  Effect.suspend(() => {
    const path = pathToTrust(certificate, presented, trusted, epochMillis(at))
    if (path?.weakness !== undefined) return weakAlgorithm(summary, path.weakness)
    const { subject } = summary
    return path === undefined
      ? Effect.fail(new SigningError({ reason: "certificate-untrusted", detail: { subject } }))
      : Effect.void
  })

/** The number of earlier signers' certificates to cache. */
const remembered = 100

type SignableFile = Pick<SignRequest, "fileName" | "at">

/** How the signatures that a file already has are judged: against the roots that the signer knows, if any. */
interface Judging {
  readonly read: ReadCertificate
  readonly trusted: ReadonlyArray<Certificate> | undefined
}

/**
 * Refuses to sign on top of a signature that does not hold. Its own certificate need not be trusted; a later
 * signature whose certificate is not trusted may change nothing of what an earlier one shows.
 */
const checkEarlierSignatures = (bytes: Buffer, { at, fileName }: SignableFile, judging: Judging) =>
  Effect.flatMap(judgeFile(bytes, { ...judging, now: at }), (judged) => {
    const broken = judged.find(({ finding }) => isBroken(finding))
    if (broken === undefined) return Effect.void
    return Effect.andThen(
      Effect.logDebug("an earlier signature does not hold", { problem: broken.problem }),
      Effect.fail(signedOnBroken(fileName, broken.finding)),
    )
  })

/** Opens a file and makes room for a signature in it; the error says why that is impossible. */
const roomIn = Effect.fnUntraced(function* (
  request: SignableFile,
  file: Uint8Array,
  judging: Judging,
  note: Omit<SignatureNote, "at">,
  size: number,
) {
  const { buffer, byteOffset, byteLength } = file
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  const detail = { file: request.fileName }
  if (!hasPdfHeader(bytes)) return yield* new SigningError({ reason: "not-a-pdf", detail })
  yield* checkEarlierSignatures(bytes, request, judging)
  yield* Effect.yieldNow
  const room = yield* inTurns(
    attemptInPieces(() => makeUnchangingRoom(bytes, { ...note, at: request.at }, size)),
  )
  if ("value" in room) return room.value
  const { error } = room
  if (!(error instanceof PdfProblem)) return yield* Effect.die(error)
  return yield* new SigningError({
    reason: "pdf-unsupported",
    detail: { ...detail, problem: error.message },
  })
})

const noteOf = ({ certificate, summary }: KeyHolder, { purpose }: SignRequest) => ({
  name: summary.subject,
  reason: purpose,
  location: certificate.subject.find(({ type }) => type === locality)?.value,
})

const sizeOf = ({ certificates }: KeyHolder) =>
  certificates.reduce((total, der) => total + der.length, roomBesideCertificates)

const noKey = ({ as, by }: SignRequest) => {
  const detail = as === "agency" ? { holder: "the agency", holderVi: "cơ quan" } : { holder: by.name }
  return Effect.fail(new SigningError({ reason: "no-key", detail }))
}

const sourceOf = (pieces: ReadonlyArray<Uint8Array>): ByteSource<never> => ({
  size: pieces.reduce((sum, { length }) => sum + length, 0),
  stream: Stream.fromIterable(pieces),
})

const noNote = { name: "", reason: "", location: undefined }

/**
 * Signs PDFs with keys of PKCS#12 files (or any `SigningKey`): a detached CMS signature
 * (`adbe.pkcs7.detached`) over SHA-256 in an incremental update, so that everything signed before stays as it
 * was. The signature's field is invisible; the host draws the visible part on the page before signing.
 *
 * With a key elsewhere (a person's token, a service) it begins a signature and finishes it later: see
 * `SignLater`.
 *
 * Keys and roots are read once, when the layer is built, which is also when a wrong PIN fails.
 *
 * @example
 * ```ts
 * import { pdfSigner, pkcs12 } from "@lienthong/adapters-axis"
 *
 * declare const chiefKey: Uint8Array, deputyKey: Uint8Array, sealKey: Uint8Array
 * declare const chiefPin: string, deputyPin: string, sealPin: string
 *
 * const signer = pdfSigner({
 *   person: { "nv-01": pkcs12(chiefKey, chiefPin), "nv-02": pkcs12(deputyKey, deputyPin) },
 *   agency: pkcs12(sealKey, sealPin),
 * })
 * ```
 */
export const pdfSigner = (...given: readonly [keys: SigningKeys]): Layer.Layer<Signer, SigningError> => {
  const [keys, ...more] = given as readonly [SigningKeys, ...ReadonlyArray<unknown>]
  checkSigningKeys(keys, more)
  return Layer.effect(
    Signer,
    Effect.map(openAll(keys), (keyFor) => {
      const read = rememberingReader(remembered)
      const trusted = keys.trust === undefined ? undefined : trustedCertificates(keys.trust)
      const judging: Judging = { read, trusted }
      /** Checks that the certificate may sign now, as far as is known here. */
      const checkNow = Effect.fnUntraced(function* (key: KeyHolder, request: SignRequest) {
        yield* checkValidity(key, request)
        if (trusted !== undefined) yield* checkTrust(key, trusted, request.at)
      })
      const elsewhere = (certificates: ReadonlyArray<Uint8Array>, as: SignatureHolder) =>
        Effect.try({ try: () => holderBy(certificates), catch: damagedCertificate }).pipe(
          Effect.tap((key) => checkHolder(key, as)),
          Effect.tap(checkStrength),
        )
      return Signer.of({
        sign: Effect.fn("Signer.sign")(function* (request) {
          const key = keyFor(request) ?? (yield* noKey(request))
          yield* checkNow(key, request)
          const file = yield* collectBytes(request.bytes.stream)
          const space = yield* roomIn(request, file, judging, noteOf(key, request), sizeOf(key))
          const content = covered(space)
          yield* inTurns(digestInPieces("sha256", content))
          const signature = yield* Effect.sync(() => key.write(content, epochMillis(request.at)))
          return { bytes: sourceOf(fill(space, signature)), certificate: key.summary }
        }),
        later: {
          begin: Effect.fn("Signer.begin")(function* (request) {
            const { certificates, as } = request
            const known: KeyHolder | undefined =
              certificates === undefined ? keyFor(request) : yield* elsewhere(certificates, as)
            const key = known ?? (yield* noKey(request))
            yield* checkNow(key, request)
            const file = yield* collectBytes(request.bytes.stream)
            const space = yield* roomIn(request, file, judging, noteOf(key, request), sizeOf(key))
            const at = epochMillis(request.at)
            const begun = yield* begin(file, space, key.certificates, key.certificate, at)
            return { ...begun, certificate: key.summary }
          }),
          finish: Effect.fn("Signer.finish")(function* ({ fileName, bytes, preparation, made }) {
            const file = yield* collectBytes(bytes.stream)
            const signed = yield* finish(fileName, file, preparation, made, read)
            return { bytes: sourceOf(signed.file), certificate: summaryOf(signed.certificate) }
          }),
        },
        check: Effect.fn("Signer.check")(function* (request) {
          const file = yield* collectBytes(request.bytes.stream)
          yield* roomIn(request, file, judging, noNote, roomBesideCertificates)
        }),
      })
    }),
  )
}
