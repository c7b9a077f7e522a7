import { Array as Arr, Effect } from "effect"
import type { Reply, ReplyCommand } from "../../document/reply.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { type ChangedIncoming, commandIncoming, requireIncoming } from "./incoming.ts"
import { type ChangedOutgoing, commandOutgoing, requireOutgoing } from "./outgoing.ts"

/** A document here, issued or received. */
export type Placed = Pick<Reply, "direction" | "document">

const streamOf = ({ direction, document }: Placed): string =>
  direction === "outgoing" ? streamName.outgoing(document) : streamName.incoming(document)

/**
 * Links documents here with replies to them. A document that the commit already changes, passed in `changes`,
 * continues from there, since a commit writes to a stream once. Returns all changes.
 */
export const askReplies = Effect.fnUntraced(function* (
  told: ReadonlyArray<Placed & { readonly command: ReplyCommand }>,
  at: VietnamTime,
  changes: ReadonlyArray<ChangedIncoming | ChangedOutgoing> = [],
) {
  const byStream = Arr.groupBy(told, streamOf)
  const known = yield* Effect.forEach(changes, (changed) => {
    const commands = (byStream[changed.stream] ?? []).map(({ command }) => command)
    if (commands.length === 0) return Effect.succeed(changed)
    if (changed.kind === "incoming")
      return Effect.map(commandIncoming(changed, at, ...commands), (asked) => ({ ...changed, ...asked }))
    return commandOutgoing(changed, at, ...commands)
  })
  const streams = new Set(changes.map(({ stream }) => stream))
  const others = Object.entries(byStream).flatMap(([stream, all]) => (streams.has(stream) ? [] : [all]))
  const further = yield* Effect.forEach(others, (all) =>
    Effect.gen(function* () {
      const commands = all.map(({ command }) => command)
      const { direction, document } = all[0]
      return direction === "outgoing"
        ? yield* commandOutgoing(yield* requireOutgoing(document), at, ...commands)
        : yield* commandIncoming(yield* requireIncoming(document), at, ...commands)
    }),
  )
  return [...known, ...further]
})

/** The commands to the documents that a recalled document answered. */
export const withdrawnFrom = (repliesTo: ReadonlyArray<Reply> = [], recalled: string) =>
  repliesTo.map(({ direction, document }) => ({
    direction,
    document,
    command: { _tag: "LoseReply", document: recalled } as const,
  }))
