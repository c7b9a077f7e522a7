import type { Business, BusinessKind, Urgency } from "@lienthong/core"

type ReceiverChange = NonNullable<Business["update"]>["receivers"][number]["change"]

/** `Priority`: the urgency at its index. 4 is read and never written. */
const urgencies: ReadonlyArray<Urgency> = ["ordinary", "urgent", "very-urgent", "flash", "timed-flash"]

/** `BussinessDocType`: the kind at its index. */
const businessKinds: ReadonlyArray<BusinessKind> = ["new", "revocation", "update", "replacement"]

/** `ReceiverType`: the change at its index. */
const receiverChanges: ReadonlyArray<ReceiverChange> = ["removed", "added"]

const reading =
  <A>(values: ReadonlyArray<A>) =>
  (text: string): A | undefined =>
    /^\d$/.test(text) ? values[Number(text)] : undefined

const printing =
  <A>(values: ReadonlyArray<A>) =>
  (value: A): string =>
    String(values.indexOf(value))

export const parseUrgency = reading(urgencies)
export const printUrgency = printing(urgencies)
export const parseBusinessKind = reading(businessKinds)
export const printBusinessKind = printing(businessKinds)
export const parseReceiverChange = reading(receiverChanges)
export const printReceiverChange = printing(receiverChanges)
