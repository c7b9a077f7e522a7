import { Effect } from "effect"
import { asDispatched } from "../../document/outgoing/as-dispatched.ts"
import type { OutgoingRef } from "../../document/outgoing/event.ts"
import { linesOf, type Outgoing } from "../../document/outgoing/state.ts"
import type { DocumentForm } from "../../policy/equal-form.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { commandOutgoing, requireOutgoing } from "../change/outgoing.ts"
import type { ReplacedDocument } from "../make-packet/packet-business.ts"

/**
 * The agencies that may have a document electronically: everyone it was ever sent to. One that went on paper
 * alone names those who got the paper, since a reader takes a packet that names nobody as meant for all, and
 * would wait for it.
 */
const holdersOf = (document: Outgoing): ReadonlyArray<string> => {
  const lines = linesOf(document)
  const electronic = lines.filter(({ way }) => way.electronic)
  return (electronic.length > 0 ? electronic : lines).map(({ to }) => to.code)
}

/** The documents that a document replaced, and who had them. An update may bring it to one of those. */
export const replacedBy = Effect.fnUntraced(function* ({ dispatched }: Outgoing) {
  return yield* Effect.forEach(dispatched?.replaces ?? [], (reference) =>
    Effect.map(
      requireOutgoing(reference.document),
      ({ state }): ReplacedDocument => ({ ...reference, holders: holdersOf(state) }),
    ),
  )
})

/**
 * Replaces earlier documents with a new one (thay thế; Decree 30/2020, Art. 18.3): returns the change of
 * each, and what the packet says about them.
 */
export const replaceDocuments = Effect.fnUntraced(function* (
  ids: ReadonlyArray<string>,
  by: OutgoingRef,
  form: DocumentForm,
  at: VietnamTime,
) {
  return yield* Effect.forEach([...new Set(ids)], (id) =>
    Effect.gen(function* () {
      const changed = yield* commandOutgoing(yield* requireOutgoing(id), at, { _tag: "Replace", by, form })
      const { dispatched, numbered } = yield* Effect.fromResult(asDispatched(changed.state))
      const replaced: ReplacedDocument = {
        document: id,
        wireId: dispatched.wireId,
        code: numbered.code,
        holders: holdersOf(changed.state),
      }
      return { replaced, changed }
    }),
  )
})

/** Restores the documents that a recalled one had replaced. */
export const restoreReplaced = (id: string, { dispatched }: Outgoing, at: VietnamTime) =>
  Effect.forEach(dispatched?.replaces ?? [], ({ document }) =>
    Effect.flatMap(requireOutgoing(document), (loaded) =>
      commandOutgoing(loaded, at, { _tag: "RecallReplacement", document: id }),
    ),
  )
