import type { Certificate } from "../certificate/certificate.ts"
import { CmsProblem, Unsupported } from "./cms-problem.ts"
import { digestOf, isAccepted } from "./digest-algorithm.ts"
import { data } from "./object-identifier.ts"
import type { SignatureScheme } from "./signature-scheme.ts"

/** A reference to a certificate by its digest (ESS, RFC 5035). The algorithm is undefined if unknown. */
export interface CertificateReference {
  readonly digest: string | undefined
  readonly value: Buffer
}

/** The attributes that a signer signed beside the document (RFC 5652, 5.3). */
export interface SignedAttributes {
  readonly contentType: string
  readonly messageDigest: Buffer
  /** Milliseconds since the epoch. */
  readonly signingTime: number | undefined
  /** The certificates that the signature is bound to, each of which must be the signer's. */
  readonly certificates: ReadonlyArray<CertificateReference>
  /** The signed bytes, as they came. */
  readonly asSent: Buffer
  /** The same in DER, which is the signed form when they came in BER. */
  readonly distinguished: () => Buffer
}

/** What one signer made, parsed and not checked. */
export interface SignerMade {
  readonly signer: Certificate
  /** The digest algorithm. Undefined if it is unknown. */
  readonly digest: string | undefined
  readonly scheme: SignatureScheme
  readonly signature: Buffer
  readonly attributes: SignedAttributes | undefined
}

/** A CMS signature, parsed and not checked. */
export interface SignedMessage extends SignerMade {
  /** Further signers beside the first: a PDF's signature has none (ISO 32000-2, 12.8.3.3). */
  readonly others: ReadonlyArray<SignerMade>
  /** All certificates in the message that can be read. */
  readonly certificates: ReadonlyArray<Certificate>
  readonly contentType: string
  /** The signed content, if the message contains it. */
  readonly content: Buffer | undefined
}

/** The digests that a signature rests on: the content's and that of what is signed. */
export const digestsOf = ({ digest, scheme }: SignerMade): ReadonlyArray<string> =>
  [digest, scheme.digest].filter((each) => each !== undefined)

/** Whether a reference is to this certificate, as far as its algorithm is known. */
export const isReferredTo = ({ x509 }: Certificate, { digest, value }: CertificateReference): boolean =>
  digest === undefined || digestOf(digest, [x509.raw]).equals(value)

const concerns = (condition: boolean, problem: string) => {
  if (!condition) throw new CmsProblem(problem)
}

type Content = ReadonlyArray<Uint8Array>

const checkAttributes = (made: SignerMade, attributes: SignedAttributes, content: Content, type: string) => {
  const { digest, scheme, signer } = made
  concerns(attributes.contentType === type, "its attributes are of another type of content")
  concerns(
    digest === undefined || digestOf(digest, content).equals(attributes.messageDigest),
    "the content was changed",
  )
  concerns(
    attributes.certificates.every((reference) => isReferredTo(signer, reference)),
    "it was made for another certificate",
  )
  const isSigned = (bytes: Buffer) => scheme.check(signer.x509.publicKey, bytes, made.signature)
  concerns(
    isSigned(attributes.asSent) || isSigned(attributes.distinguished()),
    "it was not made by the certificate's key",
  )
}

const expectAccepted = (made: SignerMade) => {
  const references = made.attributes?.certificates ?? []
  const digests = [made.digest, made.scheme.digest, ...references.map(({ digest }) => digest)]
  if (!digests.every((digest) => digest !== undefined && isAccepted(digest)))
    throw new Unsupported("its digest is not accepted")
}

/** Checks one signer's part and returns what is not judged here about it, if nothing speaks against it. */
const doubtAbout = (made: SignerMade, content: Content, type: string): ReadonlyArray<Unsupported> => {
  try {
    if (made.attributes !== undefined) checkAttributes(made, made.attributes, content, type)
    else
      concerns(
        made.scheme.check(made.signer.x509.publicKey, Buffer.concat(content), made.signature),
        "it is not over this content",
      )
    expectAccepted(made)
    return []
  } catch (error) {
    if (error instanceof Unsupported) return [error]
    throw error
  }
}

/**
 * Throws `CmsProblem` unless `message` is the signature of all its signers over `content`; `Unsupported` only
 * if nothing speaks against any of them.
 */
const checkMessage = (message: SignedMessage, content: Content) => {
  const { others, contentType } = message
  const [doubt] = [message, ...others].flatMap((made) => doubtAbout(made, content, contentType))
  if (doubt !== undefined) throw doubt
  if (others.length > 0) throw new Unsupported("it is by several signers")
}

/** Checks a signature over content outside the message. */
export const checkDetached = (message: SignedMessage, content: Content) => {
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
