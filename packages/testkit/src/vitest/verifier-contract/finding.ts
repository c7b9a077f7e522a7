import type { VietnamTime } from "@lienthong/core/calendar"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import {
  altered,
  draft,
  inShort,
  type OpenDesk,
  signAs,
  signByBoth,
  verify,
} from "../signer-contract/signing-desk.ts"

const unsigned = {
  "A PDF that nobody has signed": draft(),
  "A file that cannot carry signatures": new Uint8Array(Buffer.from("Kính gửi: Văn phòng Chính phủ")),
  "A file without a byte in it": new Uint8Array(),
} as const

/** A year that no test's certificate lives to see. */
const muchLater = "2090-01-01T08:00:00.000+07:00" as VietnamTime

/** Places in a file, some of them in every part of it. */
const places = (length: number) => Array.from({ length: 40 }, (_, index) => Math.floor((length * index) / 40))

/** What is found in a file. */
export const finding = (test: ContractTest<OpenDesk>): void => {
  for (const [what, bytes] of Object.entries(unsigned)) {
    test(`${what} has no signatures, which is not an error`, function* (desk) {
      expect(yield* verify(desk, bytes)).toEqual([])
    })
  }

  test("Signatures are reported in the order in which they were made, each with its holder", function* (desk) {
    const first = yield* signAs(desk, "agency", draft())
    const { bytes } = yield* signAs(desk, "person", first.bytes)
    expect(inShort(yield* verify(desk, bytes))).toEqual(["agency valid", "person valid"])
    const other = yield* signByBoth(desk, draft())
    expect(inShort(yield* verify(desk, other.bytes))).toEqual(["person valid", "agency valid"])
  })

  test("A signature is reported with the name of its signer", function* (desk) {
    const { bytes } = yield* signAs(desk, "person", draft())
    expect((yield* verify(desk, bytes)).map(({ signer }) => signer)).toEqual([desk.person.name])
  })

  test("A signature that held when it was made holds many years later", function* (desk) {
    const { bytes } = yield* signAs(desk, "person", draft())
    expect(inShort(yield* verify(desk, bytes, muchLater))).toEqual(["person valid"])
  })

  test("A signature is reported as broken when the amount in the document was changed", function* (desk) {
    const { bytes } = yield* signByBoth(desk, draft())
    expect(inShort(yield* verify(desk, altered(bytes)))).toEqual([
      "person signature-broken",
      "agency signature-broken",
    ])
  })

  test("No byte of what was signed can be changed unseen", function* (desk) {
    const given = draft()
    const { bytes } = yield* signAs(desk, "person", given)
    for (const place of places(given.length)) {
      const changed = bytes.with(place, (bytes[place] ?? 0) ^ 0x01)
      expect(inShort(yield* verify(desk, changed))).not.toContain("person valid")
    }
  })

  test("A signed file that stops early is judged, and no signature that is cut holds", function* (desk) {
    const given = draft()
    const { bytes } = yield* signAs(desk, "person", given)
    for (const length of places(bytes.length))
      expect(inShort(yield* verify(desk, bytes.slice(0, length)))).not.toContain("person valid")
  })

  test("Looking at a file leaves its bytes as they are", function* (desk) {
    const { bytes } = yield* signAs(desk, "person", draft())
    const before = Buffer.from(bytes).toString("hex")
    yield* verify(desk, bytes)
    expect(Buffer.from(bytes).toString("hex")).toBe(before)
  })
}

/** Keys of which nobody knows whose they are. */
export const trusting = (test: ContractTest<OpenDesk>): void => {
  test("A signature of a key that leads to no trusted root is reported as untrusted, and not as broken", function* (desk) {
    const { bytes } = yield* signAs({ ...desk, signer: desk.untrusted }, "person", draft())
    expect(inShort(yield* verify(desk, bytes))).toEqual(["person certificate-untrusted"])
  })
}
