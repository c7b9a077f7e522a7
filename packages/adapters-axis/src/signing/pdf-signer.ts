import type { SigningError } from "@lienthong/core"
import { type ByteSource, collectBytes, Signer, type SignRequest } from "@lienthong/core/adapter"
import { epochMillis } from "@lienthong/core/calendar"
import { Effect, Layer, Stream } from "effect"
import { inTurns } from "../turns/in-pieces.ts"
import { rememberingReader, summaryOf } from "./certificate/certificate.ts"
import { trustedCertificates } from "./certificate/trusted-certificates.ts"
import { digestInPieces } from "./cms/digest-algorithm.ts"
import { checkSigningKeys, type SigningKeys } from "./key/signing-keys.ts"
import { checkHolderAt, holderBy, type KeyHolder } from "./key-holder.ts"
import { noKey, openKeys } from "./open-keys.ts"
import { covered, fill } from "./pdf/space/signature-space.ts"
import { begin, finish } from "./sign-later.ts"
import { type Judging, roomIn } from "./signature-room.ts"

const locality = "2.5.4.7"

/**
 * Room beside the certificates for the signature with its attributes and for a timestamp token, which can be
 * added to the unsigned attributes later without touching a signed byte.
 */
const roomBesideCertificates = 8192

/** The number of earlier signers' certificates to cache. */
const remembered = 100

const noteOf = ({ certificate, summary }: KeyHolder, { purpose }: SignRequest) => ({
  name: summary.subject,
  reason: purpose,
  location: certificate.subject.find(({ type }) => type === locality)?.value,
})

const sizeOf = ({ certificates }: KeyHolder) =>
  certificates.reduce((total, der) => total + der.length, roomBesideCertificates)

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
    Effect.map(openKeys(keys), (keyFor) => {
      const read = rememberingReader(remembered)
      const trusted = keys.trust === undefined ? undefined : trustedCertificates(keys.trust)
      const judging: Judging = { read, trusted }
      return Signer.of({
        sign: Effect.fn("Signer.sign")(function* (request) {
          const key = keyFor(request) ?? (yield* noKey(request))
          yield* checkHolderAt(key, request.at, trusted)
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
              certificates === undefined ? keyFor(request) : yield* holderBy(certificates, as)
            const key = known ?? (yield* noKey(request))
            yield* checkHolderAt(key, request.at, trusted)
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
