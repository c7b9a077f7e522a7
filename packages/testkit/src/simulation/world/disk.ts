import { StorageError } from "@lienthong/core"
import type { Commit, Storage } from "@lienthong/core/adapter"
import { Duration, Effect } from "effect"
import { aroundStore, type StoreCall } from "./around-store.ts"
import { nameOf, outsideCall } from "./process.ts"
import type { Process, World } from "./world.ts"

type Store = Storage["Service"]

const problems = {
  full: { problem: "the disk is full", problemVi: "ổ đĩa đã đầy" },
  failing: { problem: "the disk gives an I/O error", problemVi: "ổ đĩa báo lỗi đọc ghi" },
  "leases-lost": {
    problem: "the store gave no answer about a lease",
    problemVi: "kho không trả lời về việc giữ",
  },
  "answers-lost": { problem: "the store gave no answer", problemVi: "kho không trả lời" },
} as const

const away = (how: keyof typeof problems) =>
  new StorageError({ reason: "unavailable", detail: problems[how] })

const closedStore = Effect.fail(new StorageError({ reason: "closed", detail: {} }))

const slowMillis = 2_500

/** The store of an agency as one process reaches it, with everything that goes wrong between them. */
export const diskOf = (world: World, process: Process): Store => {
  const { agency } = process
  const { store, index } = agency
  const own = world.chance("disk", index, process.place, process.life)
  let lastTold: string | undefined
  const tell = (how: keyof typeof problems) => {
    if (lastTold !== how)
      world.story.tell(nameOf(process), `meets a store that fails: ${problems[how].problem}`)
    lastTold = how
  }
  const failing = <A>(
    how: keyof typeof problems,
    { isWrite, isLease }: StoreCall,
    call: Effect.Effect<A, StorageError>,
  ) =>
    Effect.gen(function* () {
      if (how === "failing" || (how === "full" && isWrite)) {
        tell(how)
        return yield* away(how)
      }
      const answer = yield* call
      const mayBeLost = how === "answers-lost" || (how === "leases-lost" && isLease)
      if (!mayBeLost || own.happens(0.5)) return answer
      tell(how)
      return yield* away(how)
    })
  /** Other fibers may run before a write, so that writers meet. */
  const before = (isWrite: boolean) => {
    if (world.troubles.isSlow(index)) {
      agency.troubledAt = world.time.now()
      return world.time.clock.sleep(Duration.millis(slowMillis))
    }
    return isWrite || world.plan.shuffles ? Effect.yieldNow : Effect.void
  }
  const reached = <A>(made: StoreCall, call: Effect.Effect<A, StorageError>) =>
    Effect.andThen(
      before(made.isWrite),
      Effect.suspend(() => {
        const how = world.troubles.disk(index)
        if (how) agency.troubledAt = world.time.now()
        return how ? failing(how, made, call) : call
      }),
    )
  const around = aroundStore(store, (made, call) =>
    outsideCall(
      world,
      process,
      made.name,
      Effect.suspend(() => reached(made, call)),
      closedStore,
    ),
  )
  /** Notes the documents that a commit dates. */
  const noteDates = ({ appends }: Commit) =>
    Effect.sync(() => {
      for (const { stream, events } of appends)
        for (const { type, data } of events)
          if (type === "Numbered") {
            const { date } = JSON.parse(data) as { readonly date: string }
            agency.dated.push({ stream, date, at: world.time.now(), troubledAt: agency.troubledAt })
          }
    })
  return {
    ...around,
    commit: (commit) => Effect.tap(around.commit(commit), () => noteDates(commit)),
    leaseWork: (request) =>
      Effect.suspend(() => {
        process.workers.add(request.worker)
        return around.leaseWork(request)
      }),
  }
}
