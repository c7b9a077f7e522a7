import { Effect, Option } from "effect"
import type { Reconciled } from "../../document/reconciliation/event.ts"
import { Transport } from "../../port/transport.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"
import { isAxisFault } from "../circuit/axis-trouble.ts"

type Difference = Reconciled["mailboxes"][number]

/** Counts between two lists: an entry that comes or is acknowledged meanwhile is in one of them. */
const compareMailbox = Effect.fnUntraced(function* (kind: MessageKind) {
  const { countInbox, listInbox } = yield* Transport
  const before = yield* listInbox(kind)
  const counted = yield* countInbox(kind)
  const after = yield* listInbox(kind)
  const given = new Set([...before, ...after].map(({ id }) => id)).size
  const differences: ReadonlyArray<Difference> =
    Option.isSome(counted) && counted.value > given ? [{ kind, counted: counted.value, given }] : []
  return differences
})

/** The mailboxes for which the axis counts more entries than it gives us. A refused count says nothing. */
export const compareMailboxes = Effect.fnUntraced(function* () {
  const kinds: ReadonlyArray<MessageKind> = ["document", "status"]
  const all = yield* Effect.forEach(kinds, (kind) =>
    compareMailbox(kind).pipe(
      Effect.catchIf(
        (error) => !isAxisFault(error),
        (error) =>
          Effect.as(
            Effect.logWarning("The axis did not say how much waits in a mailbox", error),
            [] as ReadonlyArray<Difference>,
          ),
      ),
    ),
  )
  return all.flat()
})
