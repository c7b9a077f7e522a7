import { Effect, Option } from "effect"
import { readSealer, sealing } from "../../adapter-kit/promise/read-sealer.ts"
import { addLeaf, emptyMerkle, merkleRoot } from "../../log/merkle.ts"
import { type SealStatement, sealLeaf, sealStart, sealText } from "../../log/seal.ts"
import { sealStream } from "../../log/stream-kind.ts"
import { LogSealer } from "../../port/log-sealer.ts"
import { SigningError } from "../../port/signing-error.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { now } from "../runtime/runtime.ts"
import { unlessTroubled } from "../runtime/unless-troubled.ts"
import { Settings } from "../settings/settings.ts"
import { append } from "../stream/append.ts"
import { decodeEvent } from "../stream/event-codec.ts"
import { type HeldCheckpoint, withCheckpoint } from "../subscriber/checkpoint-lease.ts"

/** The sealer is a subscriber. Hosts cannot use this name: `subscribe` accepts no colon. */
const subscriber = "lienthong:sealer"
const pageSize = 1_000

/** A seal of the log. */
export interface LogSeal {
  readonly statement: SealStatement
  /** The SHA-256 of the statement's text. Stored elsewhere, it later proves that nothing was cut off. */
  readonly hash: string
}

const requireSealer = Effect.flatMap(Effect.serviceOption(LogSealer), (sealer) =>
  Effect.fromOption(Option.map(sealer, readSealer)).pipe(
    Effect.mapError(() => new SigningError({ reason: "no-sealer", detail: {} })),
  ),
)

/** The stream of seals: its version, and the hash of the last statement. */
const lastSeal = Effect.fnUntraced(function* (sealer: LogSealer["Service"]) {
  const storage = yield* Storage
  const last = yield* storage.readLast(sealStream)
  if (Option.isNone(last)) return { stream: sealStream, version: 0, hash: sealStart }
  const { statement } = yield* decodeEvent("seal", last.value)
  return { stream: sealStream, version: last.value.version, hash: sealer.hash(statement) as Digest }
})

/** Folds the events after a position page by page. Seals alone need no seal. */
const foldUnsealed = Effect.fnUntraced(function* (after: bigint, sealer: LogSealer["Service"]) {
  const storage = yield* Storage
  const { settled } = yield* storage.logHead
  let tree = emptyMerkle
  let from: bigint | undefined
  let through = after
  let isWorthIt = false
  while (through < settled) {
    const page = yield* storage.readLog(through, pageSize)
    const events = page.filter(({ position }) => position <= settled)
    for (const event of events) {
      from ??= event.position
      isWorthIt ||= event.stream !== sealStream
      tree = addLeaf(sealer.hash, tree, sealLeaf(event))
      through = event.position
    }
    if (events.length < pageSize) break
  }
  return isWorthIt && from !== undefined ? Option.some({ tree, from, through }) : Option.none()
})

const sealFrom = Effect.fnUntraced(function* (held: HeldCheckpoint) {
  const sealer = yield* requireSealer
  const { agency } = yield* Settings
  const unsealed = yield* foldUnsealed(held.position, sealer)
  if (Option.isNone(unsealed)) return Option.none<LogSeal>()
  const { tree, from, through } = unsealed.value
  const previous = yield* lastSeal(sealer)
  const statement: SealStatement = {
    agency: agency.code,
    from: String(from),
    through: String(through),
    count: tree.size,
    root: merkleRoot(sealer.hash, tree) as Digest,
    previous: previous.hash,
    at: yield* now,
  }
  const text = sealText(statement)
  const signature = yield* sealer.sign(text)
  yield* held.record(through, {
    appends: [append("seal", previous, [{ _tag: "Sealed", statement: text, signature }])],
  })
  return Option.some<LogSeal>({ statement, hash: sealer.hash(text) })
})

/**
 * Seals the events settled since the last seal: one signed statement, in one commit with the position it was
 * read from, so that every event is under exactly one seal even with several sealers at once. None when there
 * is nothing to seal, or when another worker is sealing.
 */
export const sealLog = Effect.fn("Exchange.sealLog")(function* () {
  yield* requireSealer
  return Option.getOrUndefined(yield* withCheckpoint(subscriber, (held) => sealing(sealFrom(held))))
})

/** Seals the log at this interval until interrupted. A failure is logged, and the next seal covers it. */
export const runSealer = Effect.fnUntraced(function* (everyMillis: number) {
  const sealing = yield* unlessTroubled(
    "The log could not be sealed; the next seal covers it",
    "The log is sealed again",
  )
  return yield* sealing(sealLog()).pipe(Effect.andThen(Effect.sleep(everyMillis)), Effect.forever)
})
