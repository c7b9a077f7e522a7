import type { AxisEvent } from "./axis-event.ts"
import type { Fault } from "./fault.ts"
import type { MailboxItem } from "./mailbox.ts"
import type { InjectedMail } from "./post-office.ts"

/** What a test does to an axis and sees of it. */
export interface AxisCommands {
  /** Plans a misbehaviour. */
  readonly misbehave: (fault: Fault) => Promise<void>
  /** Forgets all misbehaviours that are still planned. */
  readonly calm: () => Promise<void>
  /** Puts bytes into a mailbox, whatever they are. */
  readonly inject: (mail: InjectedMail) => Promise<{ readonly docId: string }>
  /** Everything the axis has seen so far, in its order. */
  readonly log: () => Promise<ReadonlyArray<AxisEvent>>
  /** An agency's mailbox with what it has acknowledged. Rejects with an `AxisError` for an unknown agency. */
  readonly mailbox: (agency: string) => Promise<ReadonlyArray<MailboxItem>>
}

/** Control of an axis: the same for one in this process and for one in another. */
export interface AxisControl extends AxisCommands {
  /** The address for clients of the protocol. */
  readonly endpoint: string
}
