import { Effect } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import { altered, draft, type OpenDesk, signAs } from "./signing-desk.ts"

const letter = new Uint8Array(Buffer.from("PK\u0003\u0004 [Content_Types].xml word/document.xml"))

/** Files that nobody can sign. */
export const refusingFiles = (test: ContractTest<OpenDesk>): void => {
  test("A file that is not a PDF is refused as such", function* (desk) {
    expect((yield* failureOf(signAs(desk, "person", letter))).reason).toBe("not-a-pdf")
  })
}

/** Keys that the signer does not have. */
export const refusingStrangers = (test: ContractTest<OpenDesk>): void => {
  test("Nobody is signed for without their own key, and nobody else's key is used", function* (desk) {
    const error = yield* failureOf(signAs({ ...desk, person: desk.stranger }, "person", draft()))
    expect(error.reason).toBe("no-key")
  })
}

/** Certificates that are not valid. */
export const refusingTimes = (test: ContractTest<OpenDesk>): void => {
  for (const as of ["person", "agency"] as const) {
    test(`Nothing is signed as the ${as} when the certificate has expired`, function* (desk) {
      const error = yield* failureOf(signAs({ ...desk, at: desk.after }, as, draft()))
      expect(error.reason).toBe("certificate-expired")
    })

    test(`Nothing is signed as the ${as} before the certificate is valid`, function* (desk) {
      const error = yield* failureOf(signAs({ ...desk, at: desk.before }, as, draft()))
      expect(error.reason).toBe("certificate-not-yet-valid")
    })
  }
}

/** Earlier signatures that do not hold. */
export const refusingBroken = (test: ContractTest<OpenDesk>): void => {
  test("Nothing is signed on top of a signature that does not hold", function* (desk) {
    const { bytes } = yield* signAs(desk, "person", draft())
    const error = yield* failureOf(signAs(desk, "agency", altered(bytes)))
    expect(error.reason).toBe("earlier-signature-broken")
  })
}

/** What is said of a file before anybody signs it. */
export const checking = (test: ContractTest<OpenDesk>): void => {
  const check = ({ signer, at }: OpenDesk, bytes: Uint8Array) =>
    signer.check === undefined
      ? Effect.die(new Error("the signer has no check"))
      : signer.check({ fileName: "bao-cao.pdf", bytes, at })

  test("A file that can be signed passes the check, before and after the first signature", function* (desk) {
    yield* check(desk, draft())
    yield* check(desk, (yield* signAs(desk, "person", draft())).bytes)
  })

  test("A file that cannot be signed fails the check with the error that signing it gives", function* (desk) {
    const checked = yield* failureOf(check(desk, letter))
    expect(checked).toEqual(yield* failureOf(signAs(desk, "person", letter)))
  })

  test("The check asks for no key and says nothing of certificates", function* (desk) {
    yield* check({ ...desk, at: desk.after }, draft())
    yield* check({ ...desk, at: desk.before }, draft())
  })
}
