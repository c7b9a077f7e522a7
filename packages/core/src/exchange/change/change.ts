import { Array as Arr, Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { namedBy, type StreamKind } from "../../log/stream-kind.ts"
import type { Append, BlobHold } from "../../port/storage/commit.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { type Appended, type Fact, record, retryContended } from "../record/record.ts"
import { now } from "../runtime/runtime.ts"
import type { Settings } from "../settings/settings.ts"
import { expectedAt } from "../stream/append.ts"
import { encodeEvent } from "../stream/event-codec.ts"
import { joinConsequences } from "./consequences.ts"
import type { ChangedDelivery } from "./delivery.ts"
import type { ChangedIncoming } from "./incoming.ts"
import { ofIncoming } from "./incoming-consequences.ts"
import type { ChangedOutgoing } from "./outgoing.ts"
import { ofOutgoing } from "./outgoing-consequences.ts"

type Changed = ChangedOutgoing | ChangedDelivery | ChangedIncoming

/** What a use case changes, and what else belongs in the same commit. */
export interface Changing extends Partial<Pick<Fact, "appends" | "marks" | "work">> {
  /** The documents and deliveries on which commands were decided. */
  readonly changes: ReadonlyArray<Changed>
  /** Files that are needed beside the documents' own. */
  readonly hold?: ReadonlyArray<BlobHold>
}

/** The only place where events of documents and deliveries become part of a commit. */
const append = ({ kind, stream, version, events }: Changed): Appended =>
  ({
    stream,
    expected: expectedAt(version),
    events: events.map((event) => encodeEvent<StreamKind>(kind, event)),
  }) as Append as Appended

/** The consequences of all changes, each outgoing document together with its deliveries. */
const consequencesOf = Effect.fnUntraced(function* (
  changes: ReadonlyArray<Changed>,
  by: Actor,
  at: VietnamTime,
) {
  const incoming = changes.filter((changed) => changed.kind === "incoming")
  const sent = changes.filter((changed) => changed.kind !== "incoming")
  const byDocument = Arr.groupBy(sent, ({ stream }) => namedBy(stream).document)
  const ofSent = yield* Effect.forEach(Object.entries(byDocument), ([document, all]) =>
    ofOutgoing(
      document,
      all.find((changed) => changed.kind === "outgoing"),
      all.filter((changed) => changed.kind === "delivery"),
      by,
      at,
    ),
  )
  const ofCome = yield* Effect.forEach(incoming, (changed) => ofIncoming(changed, by, at))
  return joinConsequences([...ofSent, ...ofCome])
})

const isNothing = ({ changes, ...rest }: Changing) =>
  changes.every(({ events }) => events.length === 0) &&
  Object.values(rest).every((part) => part === undefined)

const commit = Effect.fnUntraced(function* (changing: Changing, by: Actor, at: VietnamTime) {
  if (isNothing(changing)) return
  const { changes, appends = [], marks = [], work = {}, hold = [] } = changing
  const more = yield* consequencesOf(changes, by, at)
  const asked = changes.filter(({ untouched }) => !untouched)
  yield* record(
    by,
    {
      appends: [...asked.map(append), ...appends, ...more.appends],
      marks,
      work: { ...work, add: [...more.work, ...(work.add ?? [])] },
      blobs: { hold: [...more.hold, ...hold], release: more.release },
    },
    at,
  )
})

/**
 * The only way to change a document. The use case loads it, decides commands and returns what changes; the
 * duties, the status reports to other agencies and the holds on files follow from that, all in one commit.
 * When another writer was faster, the use case runs again on the new state. Without events nothing is
 * recorded.
 *
 * `time` is when the change happens: the time of the commit, by which everything in it is calculated.
 */
export function change<Answer, E, R, E2 = never, R2 = never>(
  by: Actor,
  useCase: (at: VietnamTime) => Effect.Effect<Changing & { readonly answer: Answer }, E, R>,
  time?: Effect.Effect<VietnamTime, E2, R2>,
): Effect.Effect<Answer, E | E2 | StorageError, R | R2 | Storage | Settings>
export function change<E, R, E2 = never, R2 = never>(
  by: Actor,
  useCase: (at: VietnamTime) => Effect.Effect<Changing, E, R>,
  time?: Effect.Effect<VietnamTime, E2, R2>,
): Effect.Effect<void, E | E2 | StorageError, R | R2 | Storage | Settings>
export function change<E, R>(
  by: Actor,
  useCase: (at: VietnamTime) => Effect.Effect<Changing & { readonly answer?: unknown }, E, R>,
  time: Effect.Effect<VietnamTime, E, R> = now,
) {
  return Effect.gen(function* () {
    const at = yield* time
    const { answer, ...changing } = yield* useCase(at)
    yield* commit(changing, by, at)
    return answer
  }).pipe(retryContended)
}
