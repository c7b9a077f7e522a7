import { Effect } from "effect"
import { deny } from "../../document/document-error.ts"
import type { OutgoingRef } from "../../document/outgoing/event.ts"
import { linesOf, type Outgoing } from "../../document/outgoing/state.ts"
import type { DocumentForm } from "../../policy/equal-form.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { askOutgoing, requireOutgoing } from "../change/outgoing.ts"
import type { ReplacedDocument } from "../packet/packet-business.ts"

/** Who may have a document electronically: everybody it ever went to so. */
const holdersOf = (document: Outgoing): ReadonlyArray<string> =>
  linesOf(document).flatMap(({ to, way }) => (way.electronic ? [to.code] : []))

/** What a document was dispatched in the place of, and who had it: an update may bring it to one of those. */
export const replacedBy = Effect.fnUntraced(function* ({ dispatched }: Outgoing) {
  return yield* Effect.forEach(dispatched?.replaces ?? [], (reference) =>
    Effect.map(
      requireOutgoing(reference.document),
      ({ state }): ReplacedDocument => ({ ...reference, holders: holdersOf(state) }),
    ),
  )
})

/**
 * Puts a document in the place of earlier ones (thay thế; Decree 30/2020, Art. 18.3): how each of them
 * changes, and what the packet says of it.
 */
export const replaceDocuments = Effect.fnUntraced(function* (
  ids: ReadonlyArray<string>,
  by: OutgoingRef,
  form: DocumentForm,
  at: VietnamTime,
) {
  return yield* Effect.forEach([...new Set(ids)], (id) =>
    Effect.gen(function* () {
      const changed = yield* askOutgoing(yield* requireOutgoing(id), at, { _tag: "Replace", by, form })
      const { dispatched, numbered } = changed.state
      if (!dispatched || !numbered) return yield* deny("not-dispatched")
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

/** The documents that a recalled one had replaced: it does not stand in their place any more. */
export const restoreReplaced = (id: string, { dispatched }: Outgoing, at: VietnamTime) =>
  Effect.forEach(dispatched?.replaces ?? [], ({ document }) =>
    Effect.flatMap(requireOutgoing(document), (loaded) =>
      askOutgoing(loaded, at, { _tag: "RecallReplacement", document: id }),
    ),
  )
