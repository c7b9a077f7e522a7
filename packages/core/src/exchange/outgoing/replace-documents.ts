import { Effect } from "effect"
import { deny } from "../../document/document-error.ts"
import type { OutgoingRef } from "../../document/outgoing/event.ts"
import { currentLinesOf, linesOf, type Outgoing } from "../../document/outgoing/state.ts"
import type { DocumentForm } from "../../policy/equal-form.ts"
import { decideOutgoing, requireOutgoing } from "../change/outgoing.ts"
import type { ReplacedDocument } from "../packet/packet-business.ts"
import { append } from "../stream/append.ts"

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
 * Decides for each earlier document that a dispatch puts another in its place (thay thế; Decree 30/2020, Art. 18.3), and
 * gives what each of them records, what the packet says of them, and who they are still meant for.
 */
export const replaceDocuments = Effect.fnUntraced(function* (
  ids: ReadonlyArray<string>,
  by: OutgoingRef,
  form: DocumentForm,
) {
  return yield* Effect.forEach([...new Set(ids)], (id) =>
    Effect.gen(function* () {
      const loaded = yield* requireOutgoing(id)
      const { dispatched, numbered } = loaded.state
      const events = yield* decideOutgoing(loaded, { _tag: "Replace", by, form })
      if (!dispatched || !numbered) return yield* deny("not-dispatched")
      const replaced: ReplacedDocument = {
        document: id,
        wireId: dispatched.wireId,
        code: numbered.code,
        holders: holdersOf(loaded.state),
      }
      return { replaced, lines: currentLinesOf(loaded.state), append: append("outgoing", loaded, events) }
    }),
  )
})

/** What the documents that a recalled one had replaced record: it does not stand in their place any more. */
export const restoreReplaced = Effect.fnUntraced(function* (id: string, { dispatched }: Outgoing) {
  return yield* Effect.forEach(dispatched?.replaces ?? [], ({ document }) =>
    Effect.gen(function* () {
      const loaded = yield* requireOutgoing(document)
      return append(
        "outgoing",
        loaded,
        yield* decideOutgoing(loaded, { _tag: "RecallReplacement", document: id }),
      )
    }),
  )
})
