import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { report, sealedUnasked, sign, verdicts, verify } from "../desk.ts"

const shown = Buffer.from(report()).toString("latin1")
const table = shown.indexOf("xref\n")

/** A report with bytes in front of its cross-reference that it does not list, and perhaps with a flaw. */
const holding = (hidden: string, flaw: (text: string) => string = (text) => text) => {
  const text = `${shown.slice(0, table)}${hidden}${shown.slice(table)}`
  return Buffer.from(flaw(text.replace(/startxref\s+\d+/, `startxref\n${table + hidden.length}`)), "latin1")
}

const stream = (number: number, entries: string, data: string) =>
  `${number} 0 obj\n<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\n`

let last = 1000
const next = () => {
  last += 1
  return last
}
const inTrailer = (more: string) => (text: string) => text.replace("/Root", `${more} /Root`)
const packed = (type: string, number = 3) =>
  stream(60, `/Type /${type} /N 1 /First 5`, `${number} 0  `.slice(0, 5).concat("<< /Type /Page >>"))

/** Objects that a reader finds who believes the bytes more than the cross-reference. */
const others: ReadonlyArray<readonly [string, string]> = [
  ["another content of a page", stream(6, "", "")],
  ["a page inside a stream of objects", packed("ObjStm")],
  ["the same, written otherwise", packed("Obj#53tm")],
  ["a stream of objects that cannot be unpacked", packed("ObjStm /Filter /LZWDecode")],
  ["another root", "trailer\n<< /Root 2 0 R >>\n"],
  ["a document that stands in a stream as it is", stream(60, "", stream(6, "", ""))],
]

/** What one or another of the common readers takes as a reason to do so. */
const flaws: ReadonlyArray<readonly [string, (text: string) => string]> = [
  ["entries of nineteen bytes", (text) => text.replace(/ ([nf]) \n/g, " $1\n")],
  ["a comment in its table", (text) => text.replace(/\n0 (\d+)\n/, "\n0 $1 %x\n")],
  ["two spaces in its table", (text) => text.replace(/\n0 (\d+)\n/, "\n0  $1\n")],
  ["an earlier section in front of its first byte", inTrailer("/Prev -5")],
  ["an earlier section that is told elsewhere", inTrailer("/Prev 3 0 R")],
  ["a second section that is a text", inTrailer("/XRefStm (x)")],
  ["a description that is not there", (text) => text.replace("/Info 5 0 R", "/Info 77 0 R")],
  [
    "a place beyond its end",
    (text) => text.replace("0 7\n", "0 8\n").replace("trailer\n<< /S", "0009999999 00000 n \ntrailer\n<< /S"),
  ],
  [
    "another generation of what it shows",
    (text) => text.replace(/00000 n \ntrailer\n<< \/S/, "00001 n \ntrailer\n<< /S"),
  ],
  ["a content that is not as long as it says", (text) => text.replace(/\/Length (\d+)/, "/Length 1$1")],
]

const fate = (bytes: Uint8Array) =>
  Effect.matchEffect(sign(bytes, "person"), {
    onFailure: ({ code }) => Effect.succeed([code]),
    onSuccess: (signed) => Effect.map(verify(signed), verdicts),
  })

describe("A document that readers which search its bytes would show differently", () => {
  for (const [what, flaw] of flaws)
    it.effect(`is not signed with a reason to do so, ${what}, and changed where somebody signed it`, () =>
      Effect.gen(function* () {
        const flawed = holding(stream(6, "", ""), flaw)
        assert.notEqual(flawed.toString("latin1"), holding(stream(6, "", "")).toString("latin1"))
        assert.deepEqual(yield* fate(flawed), ["signing/pdf-unsupported"])
        assert.deepEqual(verdicts(yield* verify(sealedUnasked(flawed))), ["changed-after-signing"])
      }),
    )
  const [, [, flaw] = []] = flaws
  for (const [what, hidden] of others)
    it.effect(`as it holds ${what}, is signed if its cross-reference is sound, and not with a flaw`, () =>
      Effect.gen(function* () {
        assert.deepEqual(yield* fate(holding(hidden)), ["valid"])
        assert.deepEqual(yield* fate(holding(hidden, flaw)), ["signing/pdf-unsupported"])
      }),
    )
})

describe("A flaw of a document harms nobody", () => {
  for (const [what, flaw] of flaws.filter(([what]) => !what.startsWith("another generation")))
    it.effect(`where nothing else is found in its bytes: ${what}`, () =>
      Effect.map(fate(holding("", flaw)), (found) => assert.deepEqual(found, ["valid"])),
    )
  for (const [what, hidden] of [
    ["an object that nothing names", stream(60, "", "")],
    ["a stream of such objects", packed("ObjStm", 61)],
    ["its own root", "trailer\n<< /Root 1 0 R >>\n"],
  ] as const)
    it.effect(`where they hold ${what}`, () =>
      Effect.gen(function* () {
        const [, [, flaw] = []] = flaws
        assert.deepEqual(yield* fate(holding(hidden, flaw)), ["valid"])
      }),
    )
})

const numbers = Array.from({ length: 9_000 }, (_, at) => `${2_000 + at} 0`).join(" ")
const endless = `endstream\nendobj\n${stream(61, `/Type /ObjStm /N 9000 /First ${numbers.length + 1}`, `${numbers} [${"1 ".repeat(100_000)}]`)}`

describe("A document in which readers would look for objects without end", () => {
  for (const [what, many] of [
    ["trailers", "trailer".repeat(200_000)],
    ["trailers that do not end", "trailer (".repeat(200_000)],
    [
      "objects that do not end",
      "7 0 obj << /Type /ObjStm /X (".repeat(60_000).replace(/7/g, () => `${next()}`),
    ],
    ["packed objects that are all the same", endless],
    ["words of objects", "obj".repeat(1_000_000)],
  ] as const)
    it.effect(`by ${what}, is not signed, after a bounded search`, () =>
      Effect.map(fate(holding(stream(60, "", many))), (found) =>
        assert.deepEqual(found, ["signing/pdf-unsupported"]),
      ),
    )
})
