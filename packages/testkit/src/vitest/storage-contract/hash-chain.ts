import { createHash } from "node:crypto"
import { chainPreimage, chainStart, type StoredEvent } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { expect } from "vitest"
import { agency, commitOf, event, minute, refusal } from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

/** The hashes a stream's events must have, computed from what was read of them. */
export const recomputedHashes = (
  of: AgencyCode,
  events: ReadonlyArray<StoredEvent>,
): ReadonlyArray<string> => {
  let previous = chainStart
  return events.map((stored) => {
    previous = createHash("sha256")
      .update(chainPreimage(previous, of, stored), "utf8")
      .digest("hex")
    return previous
  })
}

/** Every event bears the hash of the one before it. */
export const hashChain = (test: ContractTest): void => {
  test("Every event's hash is that of its bytes and of the event before it in its stream", function* (store) {
    for (let n = 0; n < 4; n++) {
      yield* store.commit(
        commitOf(`commit-${n}`, {
          at: minute(n),
          appends: [
            {
              stream: "báo-cáo",
              expected: "any",
              events: [event("Changed", { n }), event("Changed", { n })],
            },
            { stream: "tờ-trình", expected: "any", events: [event("Changed", { "trích yếu": "Về việc…" })] },
          ],
        }),
      )
    }
    for (const stream of ["báo-cáo", "tờ-trình"]) {
      const events = yield* store.readStream(stream)
      expect(events.map((e) => e.hash)).toEqual(recomputedHashes(agency, events))
    }
  })

  test("A chain goes on over an append that was refused", function* (store) {
    const append = (id: string, expected: number) =>
      store.commit(commitOf(id, { appends: [{ stream: "doc", expected, events: [event(id)] }] }))
    yield* append("one", 0)
    expect(yield* refusal(append("refused", 0))).toBe("version-conflict")
    yield* append("two", 1)
    const events = yield* store.readStream("doc")
    expect(events.map((e) => e.type)).toEqual(["one", "two"])
    expect(events.map((e) => e.hash)).toEqual(recomputedHashes(agency, events))
  })

  test("A chain goes on within one commit that appends to a stream twice", function* (store) {
    const part = (type: string) => ({ stream: "doc", expected: "any" as const, events: [event(type)] })
    yield* store.commit(commitOf("one", { appends: [part("A"), part("B")] }))
    const events = yield* store.readStream("doc")
    expect(events).toHaveLength(2)
    expect(events.map((e) => e.hash)).toEqual(recomputedHashes(agency, events))
  })
}
