import type { Commit } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import { recomputedHashes } from "./hash-chain.ts"
import { agency, commitOf, event, leaseDue, minute, refusal, workOf } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const composed = "Quyết định số 5/QĐ-UBND".normalize("NFC")
const decomposed = composed.normalize("NFD")

/** Texts a store must give back as they came. JSON, with the spaces and escapes its writer chose. */
const texts: ReadonlyArray<readonly [what: string, data: string]> = [
  ["in composed Vietnamese", JSON.stringify(composed)],
  ["in decomposed Vietnamese", JSON.stringify(decomposed)],
  ["with its own spaces and escapes", '{ "a" : 1.0,\t"b":"\\u0110\\u1ed3ng \\/",\n "a": 2 }'],
  ["with an escaped NUL and a lone surrogate", '"\\u0000 \\ud800"'],
  ["beyond the basic plane", '"𠮷 🏛"'],
  ["that looks like a number", "1e400"],
  ["of 1 MiB", JSON.stringify("ộ".repeat(349_525))],
]

const pairs: ReadonlyArray<readonly [what: string, one: string, other: string]> = [
  ["composition", composed, decomposed],
  ["case", "12/BC-UBND", "12/bc-ubnd"],
  ["a trailing space", "12/BC", "12/BC "],
  ["an accent", "tờ trình", "to trinh"],
  ["a wildcard", "a_c%", "abcd"],
]

/** Texts that UTF-8 cannot encode, or PostgreSQL cannot keep. */
const unstorable: ReadonlyArray<readonly [what: string, text: string]> = [
  ["half a character", "Văn bản \ud83d số 5"],
  ["a NUL", "Văn\u0000bản"],
]

/** Bytes are kept and compared as they are. */
export const fidelity = (test: ContractTest): void => {
  for (const [what, data] of texts) {
    test(`Event data ${what} is kept byte for byte`, function* (store) {
      yield* store.commit(
        commitOf("c", {
          by: data,
          appends: [{ stream: "doc", expected: "none", events: [{ type: "T", schemaVersion: 1, data }] }],
          work: { add: [workOf("w", { payload: data })] },
        }),
      )
      const events = yield* store.readStream("doc")
      expect(events).toMatchObject([{ data, by: data }])
      expect(events.map((e) => e.hash)).toEqual(recomputedHashes(agency, events))
      expect(yield* leaseDue(store)).toMatchObject([{ payload: data }])
    })
  }

  for (const [what, broken] of unstorable) {
    test(`A text with ${what} is refused and not changed`, function* (store) {
      const events = [{ type: "T", schemaVersion: 1, data: broken }]
      const parts = {
        data: { appends: [{ stream: "doc", expected: "any", events }] },
        value: { marks: [{ key: "12/BC-UBND", value: broken }] },
        payload: { work: { add: [workOf("w", { payload: broken })] } },
      } satisfies Record<string, Partial<Commit>>
      for (const [field, part] of Object.entries(parts)) {
        const { reason, detail } = yield* Effect.flip(store.commit(commitOf(field, part)))
        expect([reason, detail.field]).toEqual(["text-invalid", field])
      }
      expect(yield* store.readStream("doc")).toEqual([])
      expect(yield* store.findMark("12/BC-UBND")).toEqual(Option.none())
      expect(yield* store.listWork).toEqual([])
    })
  }

  for (const [what, one, other] of pairs) {
    test(`Names that differ in ${what} are two names`, function* (store) {
      yield* store.commit(
        commitOf(one, {
          appends: [{ stream: one, expected: "none", events: [event("One")] }],
          marks: [{ key: one, value: one }],
          work: { add: [workOf(one)] },
        }),
      )
      expect(yield* store.readStream(other)).toEqual([])
      expect(yield* store.findMark(other)).toEqual(Option.none())
      const { versions, replayed } = yield* store.commit(
        commitOf(other, {
          appends: [{ stream: other, expected: "none", events: [event("Other")] }],
          marks: [{ key: other, value: other }],
          work: { add: [workOf(other)] },
        }),
      )
      expect({ versions, replayed }).toEqual({ versions: { [other]: 1 }, replayed: false })
      expect(yield* store.findMark(one)).toEqual(Option.some(one))
      expect(yield* store.findMark(other)).toEqual(Option.some(other))
    })
  }

  test("Names may be 500 Vietnamese characters long, and differ in the last", function* (store) {
    const long = "ộ".repeat(499)
    for (const name of [`${long}a`, `${long}b`]) {
      yield* store.commit(
        commitOf(name, {
          appends: [{ stream: name, expected: "none", events: [event("Drafted")] }],
          marks: [{ key: name, value: name }],
          work: { add: [workOf(name)] },
        }),
      )
    }
    expect(yield* store.readStream(`${long}b`)).toHaveLength(1)
    expect(yield* store.findMark(`${long}a`)).toEqual(Option.some(`${long}a`))
    expect(yield* store.listWork).toHaveLength(2)
  })

  test("Names that mean something to JavaScript are only names", function* (store) {
    for (const name of ["__proto__", "constructor", "toString"]) {
      const commit = commitOf(name, {
        appends: [{ stream: name, expected: "none", events: [event("Drafted")] }],
        marks: [{ key: name, value: name }],
      })
      expect(Object.entries((yield* store.commit(commit)).versions)).toEqual([[name, 1]])
      expect(Object.entries((yield* store.commit(commit)).versions)).toEqual([[name, 1]])
      expect(yield* refusal(store.commit({ ...commit, at: minute(1) }))).toBe("commit-conflict")
    }
  })

  test("A commit of a thousand events is one commit", function* (store) {
    const events = Array.from({ length: 1_000 }, (_, n) => event("Reported", { n }))
    const { versions } = yield* store.commit(
      commitOf("c", { appends: [{ stream: "doc", expected: "none", events }] }),
    )
    expect(versions).toEqual({ doc: 1_000 })
    expect((yield* store.readStream("doc", 998)).map((e) => e.data)).toEqual(['{"n":998}', '{"n":999}'])
  })
}
