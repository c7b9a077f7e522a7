import { SigningError } from "../port/signing-error.ts"
import type { SignatureFinding, SignatureVerdict } from "../vocabulary/signature.ts"

const broken: ReadonlyArray<SignatureVerdict> = ["signature-broken", "changed-after-signing"]

/** Whether a signature does not hold, so that nothing may be signed on top of it. */
export const isBroken = (finding: SignatureFinding): boolean => broken.includes(finding.verdict)

/** Refuses to sign a file on top of a signature that does not hold. */
export const signedOnBroken = (file: string, finding: SignatureFinding): SigningError => {
  const { signer } = finding
  return new SigningError({
    reason: "earlier-signature-broken",
    detail: { file, signer: signer || "unknown signer", signerVi: signer || "không rõ người ký" },
  })
}
