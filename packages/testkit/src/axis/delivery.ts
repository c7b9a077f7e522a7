import { randomUUID } from "node:crypto"
import type { MessageKind } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import type { FaultSubject } from "./fault.ts"
import type { FaultPlan } from "./fault-plan.ts"
import type { MailboxItem } from "./mailbox.ts"
import { addTrace, corruptAttachment, dropAttachment, withSubject } from "./packet-damage.ts"
import type { PacketLabel } from "./packet-label.ts"

/** A packet that the axis has accepted, and its recipients. */
export interface Passage {
  readonly kind: MessageKind
  readonly from: string
  readonly to: ReadonlyArray<string>
  readonly label: PacketLabel
  readonly bytes: Uint8Array
}

/** An item on its way into a mailbox, and the number of listings it is missing from. */
export interface Delivery {
  readonly item: MailboxItem
  readonly hiddenListings: number
}

/** Takes the planned faults of delivery that match a packet, reporting each to `note`. */
const takeFaults = (plan: FaultPlan, subject: FaultSubject, note: (kind: string) => void) => {
  const take = (kind: "deliver-twice" | "drop-attachment" | "corrupt" | "delay" | "swap-subject") => {
    const fault = plan.take(subject, kind)
    if (fault !== undefined) note(fault.kind)
    return (agency: string) =>
      fault === undefined || (fault.to !== undefined && fault.to !== agency) ? undefined : fault
  }
  return {
    twice: take("deliver-twice"),
    dropped: take("drop-attachment"),
    corrupted: take("corrupt"),
    delayed: take("delay"),
    resubjected: take("swap-subject"),
  }
}

/** `yyyy/MM/dd HH:mm:ss`, as packets write an instant. */
const traceTime = (now: number) => vietnamTime(now).slice(0, 19).replace("T", " ").replaceAll("-", "/")

/** Creates the mailbox items of a packet: a copy for each recipient, with the faults planned for it. */
export const deliveriesOf = (
  passage: Passage,
  subject: FaultSubject,
  plan: FaultPlan,
  how: {
    readonly now: number
    readonly rewrites: boolean
    readonly note: (kind: string) => void
    /** The subject of the packet before this one. */
    readonly subjectBefore: string | undefined
  },
): ReadonlyArray<Delivery> => {
  const faults = takeFaults(plan, subject, how.note)
  const passed = how.rewrites ? addTrace(passage.bytes, passage.from, traceTime(how.now)) : passage.bytes

  const bytesFor = (agency: string): Uint8Array => {
    const corrupted = faults.corrupted(agency)
    const dropped = faults.dropped(agency)
    const isOther = faults.resubjected(agency) !== undefined && how.subjectBefore !== undefined
    const named = isOther ? withSubject(passed, how.subjectBefore ?? "") : passed
    const bytes = corrupted === undefined ? named : corruptAttachment(named, corrupted.attachment ?? 0)
    return dropped === undefined ? bytes : dropAttachment(bytes, dropped.attachment ?? 0)
  }

  return passage.to.flatMap((agency) => {
    const bytes = bytesFor(agency)
    const delayed = faults.delayed(agency)
    const copies = faults.twice(agency) === undefined ? 1 : 2
    return Array.from({ length: copies }, () => ({
      hiddenListings: delayed === undefined ? 0 : (delayed.listings ?? 1),
      item: {
        docId: randomUUID(),
        kind: passage.kind,
        from: passage.from,
        to: agency,
        documentId: passage.label.documentId,
        code: passage.label.code,
        state: "waiting" as const,
        description: "",
        createdAt: how.now,
        updatedAt: how.now,
        bytes,
      },
    }))
  })
}
