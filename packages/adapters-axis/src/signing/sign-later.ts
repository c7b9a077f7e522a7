import { verify } from "node:crypto"
import { SigningError } from "@lienthong/core"
import type { MadeSignature } from "@lienthong/core/adapter"
import { Effect, Schema } from "effect"
import { sha256 } from "../encoding/digest.ts"
import { type Certificate, type ReadCertificate, readCertificate } from "./certificate/certificate.ts"
import { weakDigest } from "./certificate/weak-algorithm.ts"
import { digestOf } from "./cms/digest-algorithm.ts"
import { readSignedData } from "./cms/read-signed-data.ts"
import { checkDetached, digestsOf } from "./cms/signed-message.ts"
import { signedDataForm } from "./cms/write-signed-data.ts"
import { covered, fill, type SignatureSpace } from "./pdf/space/signature-space.ts"

/**
 * What is kept of a signing between its beginning and its end: all of the signed file but the file itself.
 */
const Preparation = Schema.fromJsonString(
  Schema.Struct({
    version: Schema.Literal(1),
    size: Schema.Int,
    digest: Schema.String,
    /** What is written behind the file, on both sides of the signature's gap. */
    before: Schema.Uint8ArrayFromBase64,
    after: Schema.Uint8ArrayFromBase64,
    gap: Schema.Int,
    attributes: Schema.Uint8ArrayFromBase64,
    certificates: Schema.Array(Schema.Uint8ArrayFromBase64),
  }),
)

type Preparation = typeof Preparation.Type

const encode = Schema.encodeEffect(Preparation)
const decode = Schema.decodeEffect(Preparation)

/**
 * Lays out what a key is to sign so that a file's room can be filled, and what is to be kept until it has
 * signed.
 */
export const begin = Effect.fnUntraced(function* (
  file: Uint8Array,
  space: SignatureSpace,
  certificates: ReadonlyArray<Uint8Array>,
  certificate: Certificate,
  signedAt: number,
) {
  const content = yield* sha256(...covered(space))
  const form = signedDataForm(certificates, certificate.x509.publicKey.asymmetricKeyType)
  const message = form.attributes(content, signedAt)
  const { bytes, gap } = space
  const preparation = yield* Effect.orDie(
    encode({
      version: 1,
      size: file.length,
      digest: (yield* sha256(file)).toString("hex"),
      before: bytes.subarray(file.length, gap.start),
      after: bytes.subarray(gap.end),
      gap: gap.end - gap.start,
      attributes: message,
      certificates,
    }),
  )
  return { message, digest: digestOf("sha256", [message]), content, preparation }
})

const refused = (file: string, problem: string, problemVi: string) =>
  new SigningError({ reason: "signature-refused", detail: { file, problem, problemVi } })

/** The room as it was when the signing was begun. */
const spaceOf = (file: Uint8Array, { before, after, gap }: Preparation): SignatureSpace => {
  const start = file.length + before.length
  const hole = Buffer.from(`<${"0".repeat(gap - 2)}>`, "latin1")
  return { bytes: Buffer.concat([file, before, hole, after]), gap: { start, end: start + gap } }
}

/**
 * The CMS signature made from what came back. It must be over what was begun, by the key for which it was
 * begun.
 */
const signedDataOf = (
  made: MadeSignature,
  space: SignatureSpace,
  { attributes, certificates }: Preparation,
  read: ReadCertificate,
): Uint8Array | undefined => {
  const [holder] = certificates
  if (holder === undefined) return undefined
  const { publicKey } = readCertificate(holder).x509
  if ("raw" in made)
    return verify("sha256", attributes, publicKey, made.raw)
      ? signedDataForm(certificates, publicKey.asymmetricKeyType).assemble(attributes, made.raw)
      : undefined
  const message = readSignedData(Buffer.from(made.cms), read)
  checkDetached(message, covered(space))
  return message.signer.x509.raw.equals(holder) ? made.cms : undefined
}

/** The digest of a signature, if it is too weak to be signed over now. */
const weaknessOf = (cms: Uint8Array, read: ReadCertificate) =>
  digestsOf(readSignedData(Buffer.from(cms), read))
    .map((digest) => weakDigest(digest, Number.POSITIVE_INFINITY))
    .find((weakness) => weakness !== undefined)

/** Fills the room with the signature that came back; returns the signed file and whose key signed it. */
export const finish = Effect.fnUntraced(function* (
  fileName: string,
  file: Uint8Array,
  text: string,
  made: MadeSignature,
  read: ReadCertificate,
) {
  const otherwise = new SigningError({ reason: "begun-otherwise", detail: { file: fileName } })
  const preparation = yield* Effect.mapError(decode(text), () => otherwise)
  const isSame =
    preparation.size === file.length && preparation.digest === (yield* sha256(file)).toString("hex")
  if (!isSame) return yield* otherwise
  const space = spaceOf(file, preparation)
  const signature = yield* Effect.try({
    try: () => signedDataOf(made, space, preparation, read),
    catch: () => undefined,
  }).pipe(Effect.orElseSucceed(() => undefined))
  const [holder] = preparation.certificates
  if (signature === undefined || holder === undefined)
    return yield* refused(
      fileName,
      "it is not over what was to be signed, or not by that key",
      "chữ ký không khớp nội dung cần ký hoặc không phải của khóa đã chọn",
    )
  const weakness = "cms" in made ? weaknessOf(made.cms, read) : undefined
  if (weakness !== undefined)
    return yield* refused(
      fileName,
      `it rests on ${weakness}, which is too weak`,
      `chữ ký dùng ${weakness}, không còn đủ an toàn`,
    )
  if (signature.length * 2 > preparation.gap - 2)
    return yield* refused(fileName, "it is larger than the room for it", "chữ ký lớn hơn chỗ đã dành sẵn")
  return { file: fill(space, signature), certificate: readCertificate(holder) }
})
