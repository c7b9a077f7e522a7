import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { SignedFile } from "../../src/policy/legal-value.ts"
import { mainFileOf, mainFirst } from "../../src/policy/main-file.ts"
import type { SignatureFinding } from "../../src/vocabulary/signature.ts"

const finding = (holder: "person" | "agency", verdict: "valid" | "signature-broken"): SignatureFinding => ({
  holder,
  verdict,
  signer: "UBND tỉnh Tây Ninh",
})

const seal = finding("agency", "valid")
const verdict = fc.constantFrom("valid" as const, "signature-broken" as const)

/** What an annex may carry: the seal, however often, whole or broken, and never what a person signed. */
const annex = fc.array(
  verdict.map((each) => finding("agency", each)),
  { maxLength: 3 },
)

/** What the document itself carries: the person's signature, and the seal or not. */
const document = fc
  .tuple(verdict, fc.array(verdict, { maxLength: 2 }))
  .map(([person, seals]) => [finding("person", person), ...seals.map((each) => finding("agency", each))])

const files = (all: ReadonlyArray<ReadonlyArray<SignatureFinding>>): ReadonlyArray<SignedFile> =>
  all.map((findings, place) => ({ name: `${place}.pdf`, findings }))

/** A document among its annexes, at any place. */
const among = fc.tuple(document, fc.array(annex, { maxLength: 5 }), fc.nat()).map(([main, annexes, at]) => {
  const place = at % (annexes.length + 1)
  return { place, all: files([...annexes.slice(0, place), main, ...annexes.slice(place)]) }
})

describe("The main file of a document", () => {
  it("is the one that the person signed, wherever it stands and whatever its annexes are sealed with", () => {
    fc.assert(
      fc.property(among, ({ place, all }) => {
        expect(mainFileOf(all)).toBe(place)
        const [first, ...annexes] = mainFirst(all, place)
        expect(first).toBe(all[place])
        expect(annexes).toEqual(all.filter((_, at) => at !== place))
      }),
    )
  })

  it("is the one whose signatures hold, where a person signed several", () => {
    fc.assert(
      fc.property(among, fc.nat(), ({ all }, at) => {
        const whole = { name: "toan-van.pdf", findings: [finding("person", "valid"), seal] }
        const broken = all.map((file) => ({
          ...file,
          findings: file.findings.filter(({ holder, verdict }) => holder === "agency" || verdict !== "valid"),
        }))
        const place = at % (broken.length + 1)
        expect(mainFileOf([...broken.slice(0, place), whole, ...broken.slice(place)])).toBe(place)
      }),
    )
  })

  it("is the first where the person signed none", () => {
    fc.assert(
      fc.property(fc.array(annex, { minLength: 1, maxLength: 5 }), (all) => mainFileOf(files(all)) === 0),
    )
  })
})
