import { getBytes, putBytes } from "@lienthong/core/adapter"
import { Effect, Option } from "effect"
import { expect } from "vitest"
import { recomputedHashes } from "./hash-chain.ts"
import {
  bytesOf,
  commitOf,
  event,
  leaseBoard,
  leaseDue,
  minute,
  otherAgency,
  refusal,
  workOf,
} from "./sample.ts"
import type { ContractTest } from "./store-under-test.ts"

const everything = commitOf("c", {
  appends: [{ stream: "doc", expected: "none", events: [event("Drafted")] }],
  marks: [{ key: "12/BC-UBND", value: "doc" }],
  work: { add: [workOf("send")] },
})

const workOfLease = (id: string, lease: string | undefined) => ({
  settle: commitOf(`settle ${id}`, {
    work: { settle: [{ id, lease: lease ?? "", outcome: { _tag: "Done" } }] },
  }),
  release: commitOf(`release ${id}`, { work: { release: [{ id, lease: lease ?? "", dueAt: minute(0) }] } }),
})

/** Two agencies whose stores are kept in one place. */
export const tenancy = (test: ContractTest): void => {
  test("An agency sees nothing of another's", function* (one, open) {
    const other = yield* open({ of: otherAgency })
    yield* one.commit(everything)
    expect(yield* other.readStream("doc")).toEqual([])
    expect(yield* other.readLast("doc")).toEqual(Option.none())
    expect(yield* other.readLog(0n, 100)).toEqual([])
    expect(yield* other.findMark("12/BC-UBND")).toEqual(Option.none())
    expect(yield* other.listWork).toEqual([])
    expect(yield* other.nextDue([0, 1, 2, 3])).toEqual(Option.none())
    expect(yield* other.findWork("send")).toEqual(Option.none())
    expect(yield* leaseDue(other)).toEqual([])
    expect(yield* other.logHead).toEqual({ settled: 0n })
    yield* leaseBoard(one)
    expect(yield* other.listCheckpoints).toEqual([])
  })

  test("Two agencies use the same names without meeting", function* (one, open) {
    const other = yield* open({ of: otherAgency })
    expect(yield* one.commit(everything)).toEqual({ versions: { doc: 1 }, replayed: false })
    expect(yield* other.commit({ ...everything, at: minute(1) })).toEqual({
      versions: { doc: 1 },
      replayed: false,
    })
    expect(yield* leaseDue(one)).toMatchObject([{ id: "send" }])
    expect(yield* leaseDue(other)).toMatchObject([{ id: "send" }])
  })

  test("The logs of two agencies that commit in turns are theirs alone", function* (one, open) {
    const other = yield* open({ of: otherAgency })
    for (let n = 0; n < 6; n++) {
      const commit = commitOf(`c${n}`, {
        appends: [{ stream: "doc", expected: "any", events: [event(`${n}`)] }],
      })
      yield* (n % 2 === 0 ? one : other).commit(commit)
    }
    expect((yield* one.readLog(0n, 100)).map((e) => e.type)).toEqual(["0", "2", "4"])
    expect((yield* other.readLog(0n, 2)).map((e) => e.type)).toEqual(["1", "3"])
  })

  test("A lease of one agency settles nothing of another", function* (one, open) {
    const other = yield* open({ of: otherAgency })
    yield* one.commit(everything)
    yield* other.commit(everything)
    const [leased] = yield* leaseDue(one)
    const { settle, release } = workOfLease("send", leased?.lease)
    expect(yield* refusal(other.commit(settle))).toBe("lease-lost")
    expect(yield* refusal(other.commit(release))).toBe("work-moved")
    expect(yield* other.listWork).toMatchObject([{ state: "waiting" }])
    yield* one.commit(settle)
  })

  test("What one agency parked is not requeued by another", function* (one, open) {
    const other = yield* open({ of: otherAgency })
    yield* one.commit(everything)
    const [leased] = yield* leaseDue(one)
    const parked = { id: "send", lease: leased?.lease ?? "", outcome: { _tag: "Parked", note: "" } } as const
    yield* one.commit(commitOf("park", { work: { settle: [parked] } }))
    const requeue = commitOf("requeue", { work: { requeue: [{ id: "send", dueAt: minute(0) }] } })
    expect(yield* refusal(other.commit(requeue))).toBe("work-moved")
    expect(yield* one.listWork).toMatchObject([{ state: "parked" }])
  })

  test("Subscribers of one name are where their own agency left them", function* (one, open) {
    const other = yield* open({ of: otherAgency })
    const ours = yield* Effect.fromOption(yield* leaseBoard(one))
    const move = commitOf("move", {
      checkpoints: [{ subscriber: "board", lease: ours.lease, from: 0n, to: 7n, keep: true }],
    })
    expect(yield* refusal(other.commit(move))).toBe("checkpoint-moved")
    yield* one.commit(move)
    expect(yield* leaseBoard(other, "another worker")).toMatchObject({ value: { position: 0n } })
    expect(yield* one.listCheckpoints).toMatchObject([{ position: 7n, worker: "worker" }])
  })

  test("An agency that lets go of a file destroys its own copy alone", function* (one, open) {
    const other = yield* open({ of: otherAgency })
    const digest = yield* putBytes(one, bytesOf("công văn"))
    expect(yield* refusal(getBytes(other, digest))).toBe("blob-missing")
    const hold = { blobs: { hold: [{ digest, holder: "doc" }] } }
    expect(yield* refusal(other.commit(commitOf("hold", hold)))).toBe("blob-missing")
    yield* putBytes(other, bytesOf("công văn"))
    yield* one.commit(commitOf("hold", hold))
    yield* other.commit(commitOf("hold", hold))
    yield* one.commit(commitOf("release", { blobs: { release: hold.blobs.hold } }))
    expect(yield* refusal(getBytes(one, digest))).toBe("blob-missing")
    expect(yield* getBytes(other, digest)).toEqual(bytesOf("công văn"))
  })

  test("The same event of two agencies has two hashes", function* (one, open) {
    const other = yield* open({ of: otherAgency })
    yield* one.commit(everything)
    yield* other.commit(everything)
    const ours = yield* one.readStream("doc")
    const theirs = yield* other.readStream("doc")
    expect(ours[0]?.hash).not.toBe(theirs[0]?.hash)
    expect(theirs.map((e) => e.hash)).toEqual(recomputedHashes(otherAgency, theirs))
  })
}
