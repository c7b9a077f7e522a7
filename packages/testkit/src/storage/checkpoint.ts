import { StorageError } from "@lienthong/core"
import type {
  CheckpointView,
  LeaseCheckpoint,
  LeasedCheckpoint,
  MoveCheckpoint,
} from "@lienthong/core/adapter"
import { Array as Arr, HashMap, Option, Order, Result } from "effect"

interface Checkpoint extends CheckpointView {
  /** The number of its leases; the last one's number is the proof of the lease. */
  readonly leases: number
}

/** The checkpoint of each subscriber, by name. */
export type Checkpoints = HashMap.HashMap<string, Checkpoint>

export const emptyCheckpoints: Checkpoints = HashMap.empty()

const isHeldByAnother = ({ worker, leasedUntil }: Checkpoint, request: LeaseCheckpoint) =>
  worker !== undefined && worker !== request.worker && leasedUntil !== undefined && leasedUntil > request.now

export const leaseCheckpoint = (
  checkpoints: Checkpoints,
  request: LeaseCheckpoint,
): readonly [Option.Option<LeasedCheckpoint>, Checkpoints] => {
  const { subscriber, worker, until } = request
  const known = Option.getOrElse(
    HashMap.get(checkpoints, subscriber),
    (): Checkpoint => ({ subscriber, position: 0n, leases: 0 }),
  )
  if (isHeldByAnother(known, request)) return [Option.none(), checkpoints]
  const leases = known.leases + 1
  const { position } = known
  return [
    Option.some({ subscriber, position, lease: String(leases) }),
    HashMap.set(checkpoints, subscriber, { subscriber, position, leases, worker, leasedUntil: until }),
  ]
}

export const moveCheckpoint = (
  checkpoints: Checkpoints,
  { subscriber, lease, from, to, keep }: MoveCheckpoint,
): Result.Result<Checkpoints, StorageError> => {
  const known = Option.getOrUndefined(HashMap.get(checkpoints, subscriber))
  if (known?.worker === undefined || String(known.leases) !== lease || known.position !== from) {
    return Result.fail(new StorageError({ reason: "checkpoint-moved", detail: { subscriber } }))
  }
  const { worker, leasedUntil, ...free } = known
  return Result.succeed(
    HashMap.set(checkpoints, subscriber, keep ? { ...known, position: to } : { ...free, position: to }),
  )
}

export const listCheckpoints = (checkpoints: Checkpoints): ReadonlyArray<CheckpointView> =>
  Arr.sort(
    HashMap.values(checkpoints),
    Order.mapInput(Order.String, (checkpoint: Checkpoint) => checkpoint.subscriber),
  ).map(({ leases, ...view }) => view)
