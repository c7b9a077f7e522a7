import { pdfVerifier, type TrustedCertificate } from "@lienthong/adapters-axis"
import { byteSource, type SignatureFinding, SignatureVerifier } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { describeFinding } from "@lienthong/core/policy"
import { Effect, References } from "effect"
import type { SignedFile } from "./signed-files.ts"

/** What was found of one signature, in words. */
export interface FoundSignature extends SignatureFinding {
  readonly en: string
  readonly vi: string
}

/** The signatures of one file, in the order of signing. */
export interface CheckedFile {
  readonly file: string
  readonly signatures: ReadonlyArray<FoundSignature>
}

/** Checks the signatures of files. One that does not state its time is judged at `now`. */
export const checkSignatures = (
  files: ReadonlyArray<SignedFile>,
  trusted: ReadonlyArray<TrustedCertificate>,
  now: VietnamTime,
) =>
  Effect.gen(function* () {
    const { verify } = yield* SignatureVerifier
    return yield* Effect.forEach(files, ({ name, bytes }) =>
      Effect.map(
        verify({ name, bytes: byteSource(bytes), now }),
        (findings): CheckedFile => ({
          file: name,
          signatures: findings.map(({ besides: _, ...finding }) => {
            const { en, vi } = describeFinding(name, finding)
            return { ...finding, en, vi }
          }),
        }),
      ),
    )
  }).pipe(
    Effect.provide(pdfVerifier({ trust: trusted.map(({ pem }) => pem) })),
    // The answer says when each trusted certificate ends, and what is printed is for a program as well.
    Effect.provideService(References.MinimumLogLevel, "None"),
  )
