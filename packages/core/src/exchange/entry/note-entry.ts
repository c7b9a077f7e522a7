import { Effect, type Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import { deny } from "../../document/document-error.ts"
import { EntryNote } from "../../document/entry/event.ts"
import { streamName } from "../../log/stream-kind.ts"
import { change } from "../change/change.ts"
import { loadIncoming } from "../change/incoming.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { findElectronic, namedOf, type PaperName } from "../paper/find-electronic.ts"
import { findPaper } from "../paper/paper-stream.ts"
import { note } from "../stream/append.ts"

/** What a registrar states about an entry; its day as `2019-06-24`. */
export const EntryNoteRequest = EntryNote
export interface EntryNoteRequest extends Schema.Codec.Encoded<typeof EntryNoteRequest> {}

/**
 * The stream of registered paper that came alone; if the document also came electronically, the document's
 * stream.
 */
const entryOfPaper = Effect.fnUntraced(function* (of: PaperName) {
  const found = yield* findElectronic(of)
  if (found.id !== undefined) return yield* entryOf(found.id)
  const { stream, state } = yield* findPaper(namedOf(found), found.wireId)
  return state?.registered ? stream : yield* deny("not-registered")
})

/** The stream of a registered document. */
const entryOf = Effect.fnUntraced(function* (document: string) {
  const outgoing = yield* loadOutgoing(document)
  if (outgoing.state) return outgoing.state.numbered ? outgoing.stream : yield* deny("not-numbered")
  const incoming = yield* loadIncoming(document)
  if (!incoming.state) return yield* deny("unknown-document", { document })
  return incoming.state.registered ? incoming.stream : yield* deny("not-registered")
})

/**
 * Sets columns that only the registry knows (ghi bổ sung vào sổ) on an entry, by its document or by the
 * details on its paper. Each given column replaces its earlier value.
 */
export const noteEntry = Effect.fn("Exchange.noteEntry")(function* (
  of: string | PaperName,
  request: EntryNoteRequest,
  by: Actor,
) {
  if (Object.keys(request).length === 0)
    return yield* wrongValue("note", request, {
      en: "at least one column that is stated",
      vi: "ít nhất một cột cần ghi",
    })
  const about = typeof of === "string" ? entryOf(of) : entryOfPaper(of)
  yield* change(by, () =>
    Effect.map(about, (stream) => ({
      changes: [],
      appends: [
        note("entry", streamName.entry(stream), [{ _tag: "EntryNoted", note: request as EntryNote }]),
      ],
    })),
  )
})
