import type { Certificate } from "../certificate/certificate.ts"
import { CmsProblem, Unsupported } from "./cms-problem.ts"
import { digestOf } from "./digest-algorithm.ts"
import { data } from "./object-identifier.ts"
import type { SignatureScheme } from "./signature-scheme.ts"

/** The attributes that a signer signed beside the document (RFC 5652, 5.3). */
export interface SignedAttributes {
  readonly contentType: string
  readonly messageDigest: Buffer
  /** Milliseconds since the epoch. */
  readonly signingTime: number | undefined
  /** The digest of the signer's certificate, if the signature is bound to it. */
  readonly certificate: { readonly digest: string | undefined; readonly value: Buffer } | undefined
  /** The signed bytes, as they came. */
  readonly asSent: Buffer
  /** The same in DER, which is the signed form when they came in BER. */
  readonly distinguished: () => Buffer
}

/** A CMS signature of one signer, parsed and not checked. */
export interface SignedMessage {
  /** The signer's certificate, and all others in the message. */
  readonly signer: Certificate
  readonly certificates: ReadonlyArray<Certificate>
  readonly contentType: string
  /** The signed content, if the message contains it. */
  readonly content: Buffer | undefined
  /** The digest algorithm. Undefined if it is not accepted. */
  readonly digest: string | undefined
  readonly scheme: SignatureScheme
  readonly signature: Buffer
  readonly attributes: SignedAttributes | undefined
}

/** The digests that a signature rests on: the content's and that of what is signed. */
export const digestsOf = ({ digest, scheme }: SignedMessage): ReadonlyArray<string> =>
  [digest, scheme.digest].filter((each) => each !== undefined)

const concerns = (condition: boolean, problem: string) => {
  if (!condition) throw new CmsProblem(problem)
}

const accepted = (digest: string | undefined, content: ReadonlyArray<Uint8Array>): Buffer => {
  if (digest === undefined) throw new Unsupported("its digest is not accepted")
  return digestOf(digest, content)
}

const checkAttributes = (
  message: SignedMessage,
  attributes: SignedAttributes,
  content: ReadonlyArray<Uint8Array>,
) => {
  concerns(attributes.contentType === message.contentType, "its attributes are of another type of content")
  const digested = accepted(message.digest, content)
  concerns(digested.equals(attributes.messageDigest), "the content was changed")
  const { certificate } = attributes
  concerns(
    certificate === undefined ||
      accepted(certificate.digest, [message.signer.x509.raw]).equals(certificate.value),
    "it was made for another certificate",
  )
  const isSigned = (bytes: Buffer) =>
    message.scheme.check(message.signer.x509.publicKey, bytes, message.signature)
  concerns(
    isSigned(attributes.asSent) || isSigned(attributes.distinguished()),
    "it was not made by the certificate's key",
  )
}

/** Throws `CmsProblem` unless `message` is its signer's signature over `content`. */
const checkMessage = (message: SignedMessage, content: ReadonlyArray<Uint8Array>) => {
  if (message.attributes !== undefined) checkAttributes(message, message.attributes, content)
  else
    concerns(
      message.scheme.check(message.signer.x509.publicKey, Buffer.concat(content), message.signature),
      "it is not over this content",
    )
}

/** Checks a signature over content outside the message. */
export const checkDetached = (message: SignedMessage, content: ReadonlyArray<Uint8Array>) => {
  concerns(message.content === undefined && message.contentType === data, "it holds content of its own")
  checkMessage(message, content)
}

/** Checks a signature over content inside the message and returns that content. */
export const checkEnclosed = (message: SignedMessage, contentType: string): Buffer => {
  const { content } = message
  if (content === undefined || message.contentType !== contentType)
    throw new CmsProblem(`it holds no content of type ${contentType}`)
  checkMessage(message, [content])
  return content
}
