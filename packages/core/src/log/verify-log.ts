import { LogError } from "./log-error.ts"
import { addLeaf, emptyMerkle, type HashText, merkleRoot } from "./merkle.ts"
import type { ReadSeal } from "./read-seals.ts"
import { sealLeaf } from "./seal.ts"
import { chainPreimage, chainStart, type StoredEvent } from "./stored-event.ts"

/** What is proven about a log, as far as it was read. */
export interface LogProof {
  readonly agency: string
  readonly events: number
  readonly streams: number
  /** The position of the last event read, or 0, as seals state it. */
  readonly last: string
  readonly seals: number
  /** The last position covered by a seal, or 0. */
  readonly sealedThrough: string
  /**
   * How many events come after that. A change, an insertion or a removal within a stream of these is
   * detected, but not the removal of a stream's last events, nor a recomputation of all hashes.
   */
  readonly unsealed: number
  /** The hash of the newest seal. Kept elsewhere, it later proves that nothing up to it was cut off. */
  readonly newestSeal?: string
}

/** Checks a log event by event. */
export interface LogVerifier {
  /** Takes the next event by position. Returns the first fault. */
  readonly add: (event: StoredEvent) => LogError | undefined
  /** Ends the log. Returns a fault at its end, or what is proven. */
  readonly end: () => LogError | LogProof
}

interface Place {
  readonly version: number
  readonly hash: string
}

const detailOf = ({ position, stream, version }: StoredEvent) => ({
  position: String(position),
  stream,
  version: String(version),
})

/**
 * Checks that every event is the one that was written, that none is missing within its stream, and that the
 * events under each seal are the ones it covers. It keeps one entry for each stream instead of the events, so
 * its memory does not grow with the log. It cannot be used after a fault.
 */
export const logVerifier = (options: {
  readonly agency: string
  readonly hash: HashText
  readonly seals: ReadonlyArray<ReadSeal>
}): LogVerifier => {
  const { agency, hash, seals } = options
  const streams = new Map<string, Place>()
  let [events, last, closed, unsealed] = [0, 0n, 0, 0]
  let tree = emptyMerkle
  let first = 0n

  const closeSeal = ({ position, from, through, fault, statement }: ReadSeal): LogError | undefined => {
    if (fault || statement === undefined) return fault
    const detail = {
      position,
      from,
      through,
      expected: String(statement.count),
      actual: String(tree.size),
    }
    if (tree.size !== statement.count) return new LogError({ reason: "seal-count", detail })
    if (String(first) !== from || String(last) !== through || merkleRoot(hash, tree) !== statement.root)
      return new LogError({ reason: "seal-root", detail })
    tree = emptyMerkle
    closed += 1
    unsealed = 0
    return undefined
  }

  /** Closes every seal whose events have all been read. */
  const closeSealsBefore = (position: bigint | undefined): LogError | undefined => {
    for (let seal = seals[closed]; seal && (position === undefined || position > BigInt(seal.through)); ) {
      const fault = closeSeal(seal)
      if (fault) return fault
      seal = seals[closed]
    }
    return undefined
  }

  const checkPlace = (event: StoredEvent): LogError | undefined => {
    const detail = detailOf(event)
    if (event.position <= last)
      return new LogError({ reason: "position-order", detail: { ...detail, previous: String(last) } })
    const before = streams.get(event.stream) ?? { version: 0, hash: chainStart }
    if (event.version !== before.version + 1)
      return new LogError({
        reason: event.version > before.version ? "version-missing" : "version-repeated",
        detail: { ...detail, expected: String(before.version + 1) },
      })
    if (hash(chainPreimage(before.hash, agency, event)) !== event.hash)
      return new LogError({ reason: "hash-mismatch", detail })
    streams.set(event.stream, { version: event.version, hash: event.hash })
    return undefined
  }

  return {
    add: (event) => {
      const fault = checkPlace(event) ?? closeSealsBefore(event.position)
      if (fault) return fault
      if (tree.size === 0) first = event.position
      tree = addLeaf(hash, tree, sealLeaf(event))
      last = event.position
      events += 1
      unsealed += 1
      return undefined
    },
    end: () => {
      const newest = seals.at(-1)
      return (
        closeSealsBefore(undefined) ?? {
          agency,
          events,
          streams: streams.size,
          last: String(last),
          seals: closed,
          sealedThrough: newest?.through ?? "0",
          unsealed,
          ...(newest && { newestSeal: newest.hash }),
        }
      )
    },
  }
}
