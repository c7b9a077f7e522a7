import { createHash } from "node:crypto"
import { byteSource, collectBytes, type MadeSignature } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import { altered, draft, inShort, type OpenDesk, verify } from "./signing-desk.ts"

const fileName = "bao-cao.pdf"

const begin = ({ later, person, at, elsewhere: { certificates } }: OpenDesk, file: Uint8Array) =>
  later.begin({
    as: "person",
    by: person,
    fileName,
    bytes: byteSource(file),
    purpose: "Ký ban hành",
    at,
    ...(certificates && { certificates }),
  })

const finish = ({ laterAgain }: OpenDesk, file: Uint8Array, preparation: string, made: MadeSignature) =>
  Effect.flatMap(
    laterAgain.finish({ fileName, bytes: byteSource(file), preparation, made }),
    ({ bytes, certificate }) =>
      Effect.map(collectBytes(bytes.stream), (signed) => ({ bytes: signed, certificate })),
  )

/** Signatures of keys that are elsewhere. */
export const signingLater = (test: ContractTest<OpenDesk>): void => {
  test("What was begun is finished by a signer that was opened again, and the signature holds", function* (desk) {
    const file = draft()
    const begun = yield* begin(desk, file)
    const made = yield* desk.elsewhere.sign(begun)
    const { bytes, certificate } = yield* finish(desk, file, begun.preparation, made)
    expect(Buffer.from(bytes.slice(0, file.length)).equals(file)).toBe(true)
    expect(certificate).toEqual(begun.certificate)
    const [finding, ...others] = yield* verify(desk, bytes)
    expect([finding?.verdict, finding?.signer, others]).toEqual(["valid", desk.person.name, []])
  })

  test("A key is given what it signs, and the digest of that", function* (desk) {
    const { message, digest, certificate } = yield* begin(desk, draft())
    expect(Buffer.from(digest).toString("hex")).toBe(createHash("sha256").update(message).digest("hex"))
    expect(certificate.subject).toBe(desk.person.name)
  })

  test("Signings that were begun at once are finished in any order, each with its own", function* (desk) {
    const files = ["Báo cáo", "Tờ trình", "Quyết định"].map((title) => draft(title))
    const begun = yield* Effect.forEach(files, (file) => begin(desk, file), { concurrency: "unbounded" })
    for (const index of [2, 0, 1]) {
      const [file, one] = [files[index], begun[index]]
      if (file === undefined || one === undefined) return expect.unreachable()
      const made = yield* desk.elsewhere.sign(one)
      const { bytes } = yield* finish(desk, file, one.preparation, made)
      expect(inShort(yield* verify(desk, bytes))).toEqual(["person valid"])
    }
  })

  test("A signature over something else is refused", function* (desk) {
    const file = draft()
    const begun = yield* begin(desk, file)
    const other = yield* desk.elsewhere.sign(yield* begin(desk, draft("Tờ trình")))
    const error = yield* failureOf(finish(desk, file, begun.preparation, other))
    expect(error.reason).toBe("signature-refused")
  })

  test("A file that is not the one that was begun is not signed", function* (desk) {
    const begun = yield* begin(desk, draft())
    const made = yield* desk.elsewhere.sign(begun)
    const error = yield* failureOf(finish(desk, altered(draft()), begun.preparation, made))
    expect(error.reason).toBe("begun-otherwise")
  })

  test("What was begun is refused, and nothing else happens, when it is damaged", function* (desk) {
    const file = draft()
    const begun = yield* begin(desk, file)
    const made = yield* desk.elsewhere.sign(begun)
    for (const damaged of ["", "{}", begun.preparation.slice(0, -9)])
      expect((yield* failureOf(finish(desk, file, damaged, made))).reason).toBe("begun-otherwise")
  })

  test("Nothing is begun that cannot be signed", function* (desk) {
    const error = yield* failureOf(begin(desk, new Uint8Array(Buffer.from("PK\u0003\u0004"))))
    expect(error.reason).toBe("not-a-pdf")
  })
}
