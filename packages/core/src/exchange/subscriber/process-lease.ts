import type { MessageKind } from "../../vocabulary/message-kind.ts"

const mailboxes = "lienthong:mailbox-"

/** The checkpoint whose lease says which process polls a mailbox. It has no place in the log. */
export const mailboxLease = (kind: MessageKind): string => `${mailboxes}${kind}`

/** The checkpoint whose lease says which process reads the text of files. It has no place in the log. */
export const fileTextsLease = "lienthong:file-texts"

/** Whether a checkpoint only says which process does something. */
export const isProcessLease = (subscriber: string): boolean =>
  subscriber === fileTextsLease || subscriber.startsWith(mailboxes)
