export {
  fileHash,
  hashHeader,
  parseVxpTimestamp,
  printVxpTimestamp,
  publicKeyOf,
  readTrust,
  sealJudge,
  sha256,
  signedHeaders,
  signHeader,
  toHeaderText,
  verifyHeaders,
} from "./checked.ts"
export { edxml } from "./edxml/edxml.ts"
export { nationalAxis } from "./national-axis.ts"
export { keySealer } from "./sealing/key-sealer.ts"
export type { KeySealerOptions } from "./sealing/key-sealer-options.ts"
export type { TrustedCertificate } from "./signing/certificate/read-trust.ts"
export { pkcs12 } from "./signing/key/pkcs12.ts"
export type { SigningKey, SigningKeySource } from "./signing/key/signing-key.ts"
export type { SigningKeys } from "./signing/key/signing-keys.ts"
export { pdfSigner } from "./signing/pdf-signer.ts"
export { type PdfVerifierOptions, pdfVerifier } from "./signing/pdf-verifier.ts"
export type { FileHashForm } from "./vxp/file-hash.ts"
export { headerPrefix, type Parameter } from "./vxp/header-signature.ts"
export type { ReceivedHeaders, SignatureFault, SignedCall } from "./vxp/header-verification.ts"
export { vxp } from "./vxp/vxp.ts"
export type { VxpOptions } from "./vxp/vxp-options.ts"
