import { StorageError } from "@lienthong/core"
import type {
  LeasedWork,
  LeaseRequest,
  NewWork,
  QueueLane,
  ReleasedWork,
  RequeuedWork,
  SettledWork,
  WorkView,
} from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Array as Arr, HashMap, Option, Order, Result } from "effect"

/** A work item with its place in the order of insertion. */
interface Item extends WorkView {
  readonly number: number
  /** The number of leases in its whole life; a requeue resets `attempt` but not this. */
  readonly leases: number
}

/** The unfinished work. */
export interface Queue {
  readonly added: number
  readonly items: HashMap.HashMap<string, Item>
}

export const emptyQueue: Queue = { added: 0, items: HashMap.empty() }

const queueOrder: Order.Order<Item> = Order.combineAll([
  Order.mapInput(Order.Number, (item: Item) => item.lane),
  Order.mapInput(Order.String, (item: Item) => item.dueAt),
  Order.mapInput(Order.Number, (item: Item) => item.number),
])

const newWork = ({ id, lane, kind, payload, dueAt }: NewWork): NewWork => ({ id, lane, kind, payload, dueAt })

/** What the last attempt left. */
const leftOf = ({ note, failure }: Pick<WorkView, "note" | "failure">) => ({
  ...(note !== undefined && { note }),
  ...(failure && { failure }),
})

export const addWork = (queue: Queue, work: NewWork): Result.Result<Queue, StorageError> =>
  Option.match(HashMap.get(queue.items, work.id), {
    onSome: (known) =>
      Result.fail(
        new StorageError({ reason: "mark-taken", detail: { key: `work ${work.id}`, value: known.kind } }),
      ),
    onNone: () =>
      Result.succeed({
        added: queue.added + 1,
        items: HashMap.set(queue.items, work.id, {
          ...newWork(work),
          state: "waiting",
          attempt: 0,
          number: queue.added + 1,
          leases: 0,
        }),
      }),
  })

/** Settles an item. An expired lease still settles it as long as no other worker has taken it. */
export const settleWork = (queue: Queue, settled: SettledWork): Result.Result<Queue, StorageError> => {
  const item = Option.getOrUndefined(HashMap.get(queue.items, settled.id))
  if (item?.leased?.lease !== settled.lease) {
    return Result.fail(new StorageError({ reason: "lease-lost", detail: { work: settled.id } }))
  }
  const { leased: _, note: __, failure: ___, ...unleased } = item
  const { outcome } = settled
  switch (outcome._tag) {
    case "Done":
      return Result.succeed({ ...queue, items: HashMap.remove(queue.items, item.id) })
    case "Again":
      return Result.succeed(
        put(queue, { ...unleased, state: "waiting", dueAt: outcome.dueAt, ...leftOf(outcome) }),
      )
    case "Parked":
      return Result.succeed(put(queue, { ...unleased, state: "parked", ...leftOf(outcome) }))
  }
}

export const leaseWork = (queue: Queue, request: LeaseRequest): readonly [Array<LeasedWork>, Queue] => {
  const free = Arr.fromIterable(HashMap.values(queue.items)).filter(
    (item) =>
      (request.lanes as ReadonlyArray<QueueLane>).includes(item.lane) &&
      item.state !== "parked" &&
      (item.leased?.until ?? item.dueAt) <= request.now,
  )
  return Arr.sort(free, queueOrder)
    .slice(0, request.limit)
    .reduce<readonly [Array<LeasedWork>, Queue]>(
      ([taken, rest], item) => {
        const lease = `${item.number}.${item.leases + 1}`
        const leased: Item = {
          ...item,
          state: "leased",
          attempt: item.attempt + 1,
          leases: item.leases + 1,
          leased: { worker: request.worker, lease, until: request.until },
        }
        return [
          [...taken, { ...newWork(item), lease, attempt: leased.attempt, ...leftOf(item) }],
          put(rest, leased),
        ]
      },
      [[], queue],
    )
}

export const nextDue = (queue: Queue, lanes: ReadonlyArray<number>): Option.Option<VietnamTime> => {
  const times = Arr.fromIterable(HashMap.values(queue.items))
    .filter((item) => lanes.includes(item.lane) && item.state !== "parked")
    .map((item) => item.leased?.until ?? item.dueAt)
  return Arr.head(Arr.sort(times, Order.String as Order.Order<VietnamTime>))
}

const viewOf = (item: Item): WorkView => ({
  ...newWork(item),
  state: item.state,
  attempt: item.attempt,
  ...leftOf(item),
  ...(item.leased && { leased: item.leased }),
})

export const listWork = (queue: Queue): ReadonlyArray<WorkView> =>
  Arr.sort(HashMap.values(queue.items), queueOrder).map(viewOf)

export const findWork = (queue: Queue, id: string): Option.Option<WorkView> =>
  Option.map(HashMap.get(queue.items, id), viewOf)

const moved = (id: string, item: Item | undefined) =>
  Result.fail(new StorageError({ reason: "work-moved", detail: { work: id, state: item?.state ?? "done" } }))

export const requeueWork = (
  queue: Queue,
  { id, dueAt }: RequeuedWork,
): Result.Result<Queue, StorageError> => {
  const item = Option.getOrUndefined(HashMap.get(queue.items, id))
  return item?.state === "parked"
    ? Result.succeed(put(queue, { ...item, state: "waiting", dueAt, attempt: 0 }))
    : moved(id, item)
}

export const releaseWork = (
  queue: Queue,
  { id, lease, dueAt }: ReleasedWork,
): Result.Result<Queue, StorageError> => {
  const item = Option.getOrUndefined(HashMap.get(queue.items, id))
  if (item?.leased?.lease !== lease) return moved(id, item)
  const { leased: _, ...unleased } = item
  return Result.succeed(put(queue, { ...unleased, state: "waiting", dueAt }))
}

const put = (queue: Queue, item: Item): Queue => ({
  ...queue,
  items: HashMap.set(queue.items, item.id, item),
})
