import { Effect } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { draft, inShort, type OpenDesk, signAs, signByBoth, verify } from "./signing-desk.ts"

/** The results of signing a file. */
export const signing = (test: ContractTest<OpenDesk>): void => {
  for (const as of ["person", "agency"] as const) {
    test(`A file that is signed as the ${as} bears one signature, which holds`, function* (desk) {
      const { bytes } = yield* signAs(desk, as, draft())
      expect(inShort(yield* verify(desk, bytes))).toEqual([`${as} valid`])
    })
  }

  test("A signed file begins with the file as it was given", function* (desk) {
    const given = draft()
    const { bytes } = yield* signAs(desk, "person", given)
    expect(bytes.length).toBeGreaterThan(given.length)
    expect(Buffer.from(bytes.slice(0, given.length)).equals(given)).toBe(true)
  })

  test("The file that was given stays as it is", function* (desk) {
    const given = draft()
    yield* signAs(desk, "person", given)
    expect(Buffer.from(given).equals(draft())).toBe(true)
  })

  test("The person's signature still holds after the agency has signed", function* (desk) {
    const { bytes } = yield* signByBoth(desk, draft())
    expect(inShort(yield* verify(desk, bytes))).toEqual(["person valid", "agency valid"])
  })

  test("The signature is that of the person who was to sign, made when it was asked for", function* (desk) {
    const { bytes } = yield* signAs(desk, "person", draft())
    const [finding] = yield* verify(desk, bytes)
    expect(finding?.signer).toBe(desk.person.name)
    if (finding?.signedAt !== undefined)
      expect(Date.parse(finding.signedAt)).toBe(Math.floor(Date.parse(desk.at) / 1000) * 1000)
  })

  test("The reported certificate is the one in the file, and was valid when it signed", function* (desk) {
    const { bytes, certificate } = yield* signAs(desk, "person", draft())
    expect(certificate.subject).toBe(desk.person.name)
    expect(Date.parse(certificate.validFrom)).toBeLessThanOrEqual(Date.parse(desk.at))
    expect(Date.parse(certificate.validUntil)).toBeGreaterThan(Date.parse(desk.at))
    const [finding] = yield* verify(desk, bytes)
    if (finding?.certificate !== undefined) expect(certificate).toEqual(finding.certificate)
  })

  test("A file that was signed can be signed from the start again, and both hold", function* (desk) {
    const twice = yield* Effect.all([signAs(desk, "agency", draft()), signAs(desk, "agency", draft())])
    for (const { bytes } of twice) expect(inShort(yield* verify(desk, bytes))).toEqual(["agency valid"])
  })

  test("Files that are signed at once are not mixed up", function* (desk) {
    const titles = ["Báo cáo", "Tờ trình", "Quyết định", "Kế hoạch"]
    const signed = yield* Effect.forEach(titles, (title) => signAs(desk, "agency", draft(title)), {
      concurrency: "unbounded",
    })
    for (const [index, { bytes }] of signed.entries()) {
      const given = draft(titles[index])
      expect(Buffer.from(bytes.slice(0, given.length)).equals(given)).toBe(true)
      expect(inShort(yield* verify(desk, bytes))).toEqual(["agency valid"])
    }
  })
}
