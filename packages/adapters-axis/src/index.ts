export { edxml } from "./edxml/edxml.ts"
export { nationalAxis } from "./national-axis.ts"
export { keySealer } from "./sealing/key-sealer.ts"
export type { KeySealerOptions } from "./sealing/key-sealer-options.ts"
export { sealJudge, sha256 } from "./sealing/seal-judge.ts"
export { publicKeyOf } from "./sealing/seal-key.ts"
export { pkcs12 } from "./signing/key/pkcs12.ts"
export type { SigningKey, SigningKeySource } from "./signing/key/signing-key.ts"
export type { SigningKeys } from "./signing/key/signing-keys.ts"
export { pdfSigner } from "./signing/pdf-signer.ts"
export { type PdfVerifierOptions, pdfVerifier } from "./signing/pdf-verifier.ts"
export { type FileHashForm, fileHash } from "./vxp/file-hash.ts"
export {
  hashHeader,
  headerPrefix,
  type Parameter,
  signedHeaders,
  signHeader,
} from "./vxp/header-signature.ts"
export { toHeaderText } from "./vxp/header-text.ts"
export {
  type ReceivedHeaders,
  type SignatureFault,
  type SignedCall,
  verifyHeaders,
} from "./vxp/header-verification.ts"
export { vxp } from "./vxp/vxp.ts"
export type { VxpOptions } from "./vxp/vxp-options.ts"
export { parseVxpTimestamp, printVxpTimestamp } from "./vxp/vxp-timestamp.ts"
