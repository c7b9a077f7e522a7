import { type Urgency, urgencyNames } from "@lienthong/core"
import type { Business, BusinessKind } from "@lienthong/core/adapter"
import type { Enumerated } from "./field-reader.ts"

type ReceiverChange = NonNullable<Business["update"]>["receivers"][number]["change"]

/** `Priority`: the urgency at its index. 4 is read but never written. */
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

/** An unknown urgency is read as the ordinary one. */
export const urgencyRead: Enumerated<Urgency> = {
  parse: reading(urgencies),
  otherwise: "ordinary",
  said: urgencyNames.ordinary,
}
export const printUrgency = printing(urgencies)
/** An unknown business is read as a new document, so that a clerk sees it. */
export const businessKindRead: Enumerated<BusinessKind> = {
  parse: reading(businessKinds),
  otherwise: "new",
  said: { en: "a new document", vi: "văn bản mới" },
}
export const printBusinessKind = printing(businessKinds)
export const parseReceiverChange = reading(receiverChanges)
export const printReceiverChange = printing(receiverChanges)
