import type { KeyObject } from "node:crypto"
import { CmsProblem } from "./cms-problem.ts"
import { digestOf } from "./digest-algorithm.ts"
import type { CheckSignature } from "./signature-scheme.ts"
import { data } from "./signed-attribute.ts"

/** What a signer signed beside the document (RFC 5652, 5.3). */
export interface SignedAttributes {
  readonly contentType: string
  readonly messageDigest: Buffer
  /** Milliseconds since the epoch. */
  readonly signingTime: number | undefined
  /** The digest of the signer's certificate, where the signature is tied to it. */
  readonly certificate: { readonly digest: string; readonly value: Buffer } | undefined
  /** The bytes that were signed: as they came, and in DER, which is what must have been signed if they came in BER. */
  readonly encodings: ReadonlyArray<Buffer>
}

/** A CMS signature of one signer, read and not yet checked. */
export interface SignedMessage {
  /** The signer's certificate, and every one that came along, as DER. */
  readonly signer: Buffer
  readonly certificates: ReadonlyArray<Buffer>
  readonly contentType: string
  /** What is signed, where the message holds it itself. */
  readonly content: Buffer | undefined
  readonly digest: string
  readonly check: CheckSignature
  readonly signature: Buffer
  readonly attributes: SignedAttributes | undefined
}

const concerns = (condition: boolean, problem: string) => {
  if (!condition) throw new CmsProblem(problem)
}

const checkAttributes = (
  message: SignedMessage,
  attributes: SignedAttributes,
  content: ReadonlyArray<Uint8Array>,
  key: KeyObject,
) => {
  concerns(attributes.contentType === message.contentType, "its attributes are of another type of content")
  concerns(digestOf(message.digest, content).equals(attributes.messageDigest), "the content was changed")
  const { certificate } = attributes
  concerns(
    certificate === undefined || digestOf(certificate.digest, [message.signer]).equals(certificate.value),
    "it was made for another certificate",
  )
  concerns(
    attributes.encodings.some((bytes) => message.check(key, bytes, message.signature)),
    "it was not made by the certificate's key",
  )
}

/** Throws `CmsProblem` unless `message` is a signature of `key` over `content`. */
const checkMessage = (message: SignedMessage, content: ReadonlyArray<Uint8Array>, key: KeyObject) => {
  if (message.attributes !== undefined) checkAttributes(message, message.attributes, content, key)
  else concerns(message.check(key, Buffer.concat(content), message.signature), "it is not over this content")
}

/** Checks a signature over content that lies outside the message. */
export const checkDetached = (message: SignedMessage, content: ReadonlyArray<Uint8Array>, key: KeyObject) => {
  concerns(message.content === undefined && message.contentType === data, "it holds content of its own")
  checkMessage(message, content, key)
}

/** Checks a signature over content inside the message and gives that content. */
export const checkEnclosed = (message: SignedMessage, contentType: string, key: KeyObject): Buffer => {
  const { content } = message
  if (content === undefined || message.contentType !== contentType)
    throw new CmsProblem(`it holds no content of type ${contentType}`)
  checkMessage(message, [content], key)
  return content
}
