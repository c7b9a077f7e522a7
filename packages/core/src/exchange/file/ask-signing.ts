import { Effect, Predicate, Schema, Stream } from "effect"
import { wrongInput, wrongKind } from "../../adapter-kit/input/invalid-value.ts"
import { accepts } from "../../adapter-kit/promise/answer.ts"
import { readableThrown } from "../../adapter-kit/promise/call-adapter.ts"
import { SignatureVerifier } from "../../port/signature-verifier.ts"
import { type SignedFile, Signer, type SignRequest } from "../../port/signer.ts"
import type { SigningError } from "../../port/signing-error.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { CertificateSummary, SignatureCheck } from "../../vocabulary/signature.ts"

const isCertificate = Schema.is(CertificateSummary)

const isSource = (given: unknown) =>
  Predicate.isObject(given) &&
  Number.isSafeInteger(Reflect.get(given, "size")) &&
  Stream.isStream(Reflect.get(given, "stream"))

const isSigned = (given: unknown): given is SignedFile =>
  Predicate.isObject(given) &&
  isSource(Reflect.get(given, "bytes")) &&
  isCertificate(Reflect.get(given, "certificate"))

const areFindings = Schema.is(Schema.Array(SignatureCheck))

const aSignedFile: Reason = {
  en: "the signed file and its certificate, `{ bytes, certificate }`",
  vi: "tệp đã ký và chứng thư số, `{ bytes, certificate }`",
}
const findings: Reason = {
  en: "a list of findings `{ holder, verdict, signer }`, empty for a file without signatures",
  vi: "danh sách kết quả `{ holder, verdict, signer }`, trống nếu tệp không có chữ ký",
}
const nothing: Reason = { en: "nothing, or an error", vi: "không có giá trị, hoặc lỗi" }

/** What an adapter threw is for the log; the error says which function did. */
const threw = (option: string, operation: string, expected: Reason, defect: unknown) => {
  const where = `${option}.${operation}()`
  const given: Reason = { en: "an error was thrown.", vi: "hàm báo lỗi." }
  return Effect.andThen(
    Effect.logError(`${where} threw an error`, defect),
    Effect.fail(wrongInput(option, given, expected, where)),
  )
}

/** Calls an adapter. A wrong answer is a fault of the program that chose the adapter. */
const ask = <A, E>(
  option: "signers" | "verifier",
  operation: string,
  call: () => unknown,
  check: (given: unknown) => given is A,
  expected: Reason,
): Effect.Effect<A, E | InputError> => {
  const wrong = (given: unknown) =>
    Effect.fail(wrongKind(option, given, expected, `${option}.${operation}()`))
  return Effect.suspend((): Effect.Effect<A, E | InputError> => {
    const asked = call()
    if (!Effect.isEffect(asked)) return wrong(asked)
    return Effect.flatMap(asked as Effect.Effect<unknown, E>, (given) =>
      accepts(check, given) ? Effect.succeed(given as A) : wrong(given),
    )
  }).pipe(Effect.catchDefect((defect) => threw(option, operation, expected, readableThrown(defect))))
}

const isAnything = (_: unknown): _ is unknown => true

/** Signs a file with the host's signer. */
export const askToSign = (request: SignRequest) =>
  Effect.flatMap(Signer, (signer) =>
    ask<SignedFile, SigningError | StorageError>(
      "signers",
      "sign",
      () => signer.sign(request),
      isSigned,
      aSignedFile,
    ),
  )

type Checked = Parameters<NonNullable<Signer["Service"]["check"]>>[0]

/** Asks the host's signer whether it could ever sign a file; a signer that does not say lets it pass. */
export const askWhetherSignable = (file: Checked) =>
  Effect.flatMap(Signer, (signer) =>
    signer.check
      ? ask<unknown, SigningError | StorageError>(
          "signers",
          "check",
          () => signer.check?.(file),
          isAnything,
          nothing,
        )
      : Effect.void,
  )

/** Checks the signatures of a file with the host's verifier. */
export const askToVerify = (file: Parameters<SignatureVerifier["Service"]["verify"]>[0]) =>
  Effect.flatMap(SignatureVerifier, (verifier) =>
    ask<ReadonlyArray<SignatureCheck>, StorageError>(
      "verifier",
      "verify",
      () => verifier.verify(file),
      areFindings,
      findings,
    ),
  )
