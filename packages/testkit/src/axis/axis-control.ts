import type { AxisEvent } from "./axis-event.ts"
import type { Fault } from "./fault.ts"
import type { FaultsAtRandom } from "./faults-at-random.ts"
import type { MailboxItem } from "./mailbox.ts"
import type { InjectedMail } from "./post-office.ts"

/** What a test can do to an axis and read from it. */
export interface AxisCommands {
  /** Plans a fault. */
  readonly misbehave: (fault: Fault) => Promise<void>
  /** Has faults happen on their own from now on, drawn from a seed. */
  readonly misbehaveAtRandom: (faults: FaultsAtRandom) => Promise<void>
  /** Removes all planned faults, and lets none happen on its own. */
  readonly calm: () => Promise<void>
  /** Puts any bytes into a mailbox. */
  readonly inject: (mail: InjectedMail) => Promise<{ readonly docId: string }>
  /** All events of the axis so far, in order. */
  readonly log: () => Promise<ReadonlyArray<AxisEvent>>
  /**
   * An agency's mailbox, including acknowledged entries. Rejects with an `AxisError` for an unknown agency.
   */
  readonly mailbox: (agency: string) => Promise<ReadonlyArray<MailboxItem>>
}

/** Controls an axis, in this process or in another. */
export interface AxisControl extends AxisCommands {
  /** The address for clients of the protocol. */
  readonly endpoint: string
}
