import type { MailboxEntry } from "@lienthong/core/adapter"

/** A packet in a mailbox and how it was answered for. */
export interface MemoryMail {
  readonly to: string
  readonly entry: MailboxEntry
  readonly bytes: Uint8Array
  readonly acknowledged?: { readonly outcome: "done" | "failed"; readonly description?: string }
}
