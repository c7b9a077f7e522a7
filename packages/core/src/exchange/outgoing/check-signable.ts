import { Effect } from "effect"
import { isBroken, signedOnBroken } from "../../adapter-kit/broken-signature.ts"
import { SigningError } from "../../port/signing-error.ts"
import { type ByteSource, byteSource } from "../../port/storage/byte-source.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { askToVerify, askWhetherSignable } from "../file/ask-signing.ts"
import { looksLikePdf } from "../file/check-file.ts"
import { now } from "../runtime/runtime.ts"

const pdf = "application/pdf"

interface NamedFile {
  readonly name: string
  readonly mediaType: string
}

/**
 * Refuses an annex of a kind that cannot carry the agency's signature (Decree 30/2020, Annex I, Part I,
 * III.1d).
 */
export const checkAnnexKinds = (annexes: ReadonlyArray<NamedFile>) => {
  const unsignable = annexes.find(({ mediaType }) => mediaType !== pdf)
  return unsignable
    ? Effect.fail(new SigningError({ reason: "annex-unsignable", detail: { file: unsignable.name } }))
    : Effect.void
}

/**
 * Refuses a file that this agency's own verifier would not accept: a signer alone may trust more than the
 * verifier, and every recipient would refuse what is signed on top.
 */
export const checkEarlierSignatures = Effect.fnUntraced(function* (
  name: string,
  bytes: ByteSource,
  now: VietnamTime,
) {
  const findings = yield* askToVerify({ name, bytes, now })
  const broken = findings.find(isBroken)
  if (broken) return yield* signedOnBroken(name, broken)
})

/** Refuses a file that can never be signed, as far as this is known before a key is used. */
export const checkSignable = Effect.fnUntraced(function* (fileName: string, bytes: Uint8Array) {
  if (!looksLikePdf(bytes))
    return yield* new SigningError({ reason: "not-a-pdf", detail: { file: fileName } })
  const at = yield* now
  yield* askWhetherSignable({ fileName, bytes: byteSource(bytes), at })
  yield* checkEarlierSignatures(fileName, byteSource(bytes), at)
})

/**
 * Refuses files that cannot be signed, the document itself first. It runs when the document is drafted, so
 * that the error does not come after its leader has signed. The person and the agency sign the document, the
 * agency each annex in a file of its own.
 */
export const checkAllSignable = Effect.fnUntraced(function* (
  files: ReadonlyArray<NamedFile & { readonly bytes: Uint8Array }>,
) {
  const [main, ...annexes] = files
  if (main) yield* checkSignable(main.name, main.bytes)
  yield* checkAnnexKinds(annexes)
  for (const { name, bytes } of annexes) yield* checkSignable(name, bytes)
})
