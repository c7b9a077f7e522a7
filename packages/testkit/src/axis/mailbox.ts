import { Schema } from "effect"

/** A packet in an agency's mailbox. After acknowledgement it stays there but is no longer listed. */
export const MailboxItem = Schema.Struct({
  docId: Schema.String,
  kind: Schema.Literals(["document", "status"]),
  from: Schema.String,
  /** The agency that owns the mailbox. */
  to: Schema.String,
  documentId: Schema.String,
  code: Schema.String,
  /** The receiver's acknowledgement. */
  state: Schema.Literals(["waiting", "done", "failed"]),
  description: Schema.String,
  createdAt: Schema.Number,
  updatedAt: Schema.Number,
  bytes: Schema.Uint8ArrayFromBase64,
})
export interface MailboxItem extends Schema.Schema.Type<typeof MailboxItem> {}

/** The mailboxes of all agencies, in the order of delivery. */
export interface Mailboxes {
  readonly put: (item: MailboxItem, hiddenListings: number) => void
  /** The entries that an agency has not acknowledged. The call counts as a listing for delayed entries. */
  readonly list: (agency: string, kind: MailboxItem["kind"]) => ReadonlyArray<MailboxItem>
  /** The items of an agency, in any state. */
  readonly items: (agency: string) => ReadonlyArray<MailboxItem>
  readonly find: (docId: string) => MailboxItem | undefined
  /** Closes an item. Only the first call counts. */
  readonly close: (docId: string, state: "done" | "failed", description: string, now: number) => void
}

export const openMailboxes = (): Mailboxes => {
  const items = new Map<string, MailboxItem>()
  const hidden = new Map<string, number>()

  const isShown = ({ docId }: MailboxItem): boolean => {
    const left = hidden.get(docId) ?? 0
    if (left > 0) hidden.set(docId, left - 1)
    return left === 0
  }

  const itemsOf = (agency: string) => [...items.values()].filter((item) => item.to === agency)

  return {
    put: (item, hiddenListings) => {
      items.set(item.docId, item)
      hidden.set(item.docId, hiddenListings)
    },
    list: (agency, kind) =>
      itemsOf(agency).filter((item) => item.kind === kind && item.state === "waiting" && isShown(item)),
    items: itemsOf,
    find: (docId) => items.get(docId),
    close: (docId, state, description, now) => {
      const item = items.get(docId)
      if (item?.state !== "waiting") return
      items.set(docId, { ...item, state, description, updatedAt: now })
    },
  }
}
