import { Effect } from "effect"
import { storableText } from "../../adapter-kit/storable-text.ts"
import type { MailboxEntry, Transport } from "../../port/transport.ts"
import { shortDigest } from "../runtime/short-digest.ts"

/** Marks and streams are named by ids of entries, and stores bound the length of names. */
const maxLength = 200

/** Turns an id into one that every store can keep. Different ids stay different. */
const keepable = (id: string): string => {
  if (id.length <= maxLength && storableText(id) === id) return id
  const text = JSON.stringify(id)
  const digests = [shortDigest(text), shortDigest(`${text.length} ${text}`)]
  return `${storableText(id.slice(0, maxLength / 2))}#${digests.join("-")}`
}

/**
 * A transport that lists each entry once, by an id that every store can keep, so an over-long id never
 * strands a document. Calls to the axis use the original ids.
 */
export const withKeepableIds = (transport: Transport["Service"]): Transport["Service"] => {
  const given = new Map<string, string>()
  const keyOf = ({ kind, id }: MailboxEntry) => `${kind}/${id}`
  const asGiven = (entry: MailboxEntry): MailboxEntry => ({
    ...entry,
    id: given.get(keyOf(entry)) ?? entry.id,
  })
  return {
    ...transport,
    listInbox: (kind) =>
      Effect.map(transport.listInbox(kind), (entries) => {
        const listed = new Map<string, MailboxEntry>()
        for (const entry of entries) {
          const kept = { ...entry, id: keepable(entry.id) }
          if (listed.has(kept.id)) continue
          listed.set(kept.id, kept)
          if (kept.id === entry.id) given.delete(keyOf(kept))
          else given.set(keyOf(kept), entry.id)
        }
        return [...listed.values()]
      }),
    fetch: (entry) => transport.fetch(asGiven(entry)),
    acknowledge: (entry, ...outcome) => transport.acknowledge(asGiven(entry), ...outcome),
  }
}
