import { it } from "@effect/vitest"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import { report, sign, verdicts, verify } from "../../desk.ts"
import { withObjects } from "./later-objects.ts"

const followedBy = (bytes: Uint8Array, ...more: ReadonlyArray<string>) =>
  Buffer.concat([bytes, ...more.map((text) => Buffer.from(text, "latin1"))])

const blanks: ReadonlyArray<readonly [string, string]> = [
  ["a line", "\n"],
  ["600 spaces", " ".repeat(600)],
  ["two million spaces and ends of lines", " \r\n".repeat(700_000)],
  ["zeros", "\0".repeat(5_000)],
  ["a comment that says nothing", `\n%Tool-7.1 ${"x".repeat(3_000)}\n\n`],
]

describe("White space and comments after a signature change nothing", () => {
  for (const [what, blank] of blanks)
    it.effect(`as ${what}, before and after the agency seals`, () =>
      Effect.gen(function* () {
        const signed = followedBy(yield* sign(report(), "person"), blank)
        assert.deepEqual(verdicts(yield* verify(signed)), ["valid"])
        const sealed = followedBy(yield* sign(signed, "agency"), blank)
        assert.deepEqual(verdicts(yield* verify(sealed)), ["valid", "valid"])
      }),
    )
  for (const form of [false, true])
    it.effect(`also where objects are in streams, ${form ? "with" : "without"} a form`, () =>
      Effect.gen(function* () {
        const signed = followedBy(
          yield* sign(report({ form, crossReference: "stream" }), "person"),
          " ".repeat(2_000),
        )
        assert.deepEqual(verdicts(yield* verify(signed)), ["valid"])
        const sealed = followedBy(yield* sign(signed, "agency"), " ".repeat(2_000))
        assert.deepEqual(verdicts(yield* verify(sealed)), ["valid", "valid"])
      }),
    )
  it.effect("as much before the signed revision's end", () =>
    Effect.gen(function* () {
      const signed = yield* sign(followedBy(report(), " ".repeat(2_000)), "person")
      assert.deepEqual(verdicts(yield* verify(signed)), ["valid"])
    }),
  )
})

describe("After much white space some readers search for objects themselves", () => {
  const shown = Buffer.from(report())
  const forged = "6 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
  const at = shown.indexOf("xref\n", 0, "latin1")
  /** With an object that no cross-reference lists, for a reader that does not find the cross-reference. */
  const prepared = (hidden: string) => {
    const text = `${shown.toString("latin1", 0, at)}${hidden}${shown.toString("latin1", at)}`
    const start = text.indexOf("xref\n")
    return Buffer.from(text.replace(/startxref\s+\d+/, `startxref\n${start}`), "latin1")
  }
  const hidden: ReadonlyArray<readonly [string, Buffer]> = [
    ["another page's content", prepared(forged)],
    ["an object that is listed nowhere", prepared(forged.replace("6 0", "60 0"))],
    ["an object whose number is apart from its word", prepared(forged.replace("6 0 obj", "6 %x\n0\0obj"))],
    ["another generation", prepared(forged.replace("6 0", "6 1"))],
    ["another root", prepared("trailer\n<< /Root 2 0 R >>\n")],
    ["an object inside another's text", withObjects(shown, [[40, "(6 0 obj)"]])],
  ]
  for (const [what, bytes] of hidden)
    it.effect(`so it is a change where they find ${what}`, () =>
      Effect.gen(function* () {
        const signed = yield* sign(bytes, "person")
        assert.deepEqual(verdicts(yield* verify(followedBy(signed, " ".repeat(500)))), ["valid"])
        const spaced = followedBy(signed, " ".repeat(2_000))
        assert.deepEqual(verdicts(yield* verify(spaced)), ["changed-after-signing"])
      }),
    )
})

describe("Other content after a signature is a change", () => {
  for (const text of ["x", "%%EOF", "%6 0 obj", " \n%startxref", "\n%%PDF-1.7\n"])
    it.effect(`as ${JSON.stringify(text)}`, () =>
      Effect.gen(function* () {
        const signed = yield* sign(report(), "person")
        assert.deepEqual(verdicts(yield* verify(followedBy(signed, text))), ["changed-after-signing"])
      }),
    )
})
