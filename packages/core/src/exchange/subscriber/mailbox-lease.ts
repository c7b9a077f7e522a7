import type { MessageKind } from "../../vocabulary/message-kind.ts"

const prefix = "lienthong:mailbox-"

/** The checkpoint whose lease says which process polls a mailbox. It has no place in the log. */
export const mailboxLease = (kind: MessageKind): string => `${prefix}${kind}`

/** Whether a checkpoint only says who polls a mailbox. */
export const isMailboxLease = (subscriber: string): boolean => subscriber.startsWith(prefix)
