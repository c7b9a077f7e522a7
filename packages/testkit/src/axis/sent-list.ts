import type { MessageKind } from "@lienthong/core/adapter"
import type { PacketLabel } from "./packet-label.ts"

/** A submission that the axis has taken, and the mailbox items it became. */
export interface Sent {
  readonly docId: string
  readonly kind: MessageKind
  readonly from: string
  readonly label: PacketLabel
  readonly takenAt: number
  readonly deliveries: ReadonlyArray<string>
}

/** What was sent over the axis, in its order. */
export interface SentList {
  readonly add: (sent: Sent) => void
  readonly by: (agencies: ReadonlyArray<string>, kind: MessageKind) => ReadonlyArray<Sent>
}

export const openSentList = (): SentList => {
  const all: Array<Sent> = []
  return {
    add: (sent) => {
      all.push(sent)
    },
    by: (agencies, kind) => all.filter((sent) => sent.kind === kind && agencies.includes(sent.from)),
  }
}
