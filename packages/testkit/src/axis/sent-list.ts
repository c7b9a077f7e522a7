import type { MessageKind } from "@lienthong/core/adapter"
import type { PacketLabel } from "./packet-label.ts"

/** An accepted submission, and its mailbox items. */
export interface Sent {
  readonly docId: string
  readonly kind: MessageKind
  readonly from: string
  readonly label: PacketLabel
  readonly takenAt: number
  readonly deliveries: ReadonlyArray<string>
}

/** The submissions of the axis, in order. */
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
