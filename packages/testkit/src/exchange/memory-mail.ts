import type { MailboxEntry, Submission } from "@lienthong/core/adapter"

/** A packet in a mailbox, and the answer for it. */
export interface MemoryMail {
  readonly to: string
  readonly entry: MailboxEntry
  readonly bytes: Uint8Array
  readonly acknowledged?: { readonly outcome: "done" | "failed"; readonly description?: string }
}

/** A sent packet, whole in memory. */
export interface MemorySubmission extends Omit<Submission, "bytes"> {
  readonly bytes: Uint8Array
}
