import { type Urgency, urgencyNames } from "@lienthong/core"
import { type Business, type BusinessKind, type Reason, unaccented } from "@lienthong/core/adapter"
import type { Enumerated } from "./field-reader.ts"

type ReceiverChange = NonNullable<Business["update"]>["receivers"][number]["change"]

/** `Priority`: the urgency at its index. 4 is read but never written. */
const urgencies: ReadonlyArray<Urgency> = ["ordinary", "urgent", "very-urgent", "flash", "timed-flash"]

/** `BussinessDocType`: the kind at its index. */
const businessKinds: ReadonlyArray<BusinessKind> = ["new", "revocation", "update", "replacement"]

/** `ReceiverType`: the change at its index. */
const receiverChanges: ReadonlyArray<ReceiverChange> = ["removed", "added"]

/** A number with a sign, zeros before it or a fraction of zeros, as spreadsheets and .NET write one. */
const digit = /^\+?0*(\d)(?:[.,]0+)?$/

const reading =
  <A>(values: ReadonlyArray<A>) =>
  (text: string): A | undefined => {
    const index = digit.exec(text.normalize("NFKC").trim())?.[1]
    return index === undefined ? undefined : values[Number(index)]
  }

const printing =
  <A>(values: ReadonlyArray<A>) =>
  (value: A): string =>
    String(values.indexOf(value))

/** The words of each urgency, the longer ones first: `thượng khẩn` contains `khẩn`. */
const urgencyWords: ReadonlyArray<readonly [RegExp, Urgency]> = [
  [/hoa toc hen gio|timed.?flash/, "timed-flash"],
  [/hoa toc|flash/, "flash"],
  [/thuong khan|very.?urgent/, "very-urgent"],
  [/khan|urgent/, "urgent"],
  [/^(?:do khan ?:? ?)?(?:binh )?thuong$|ordinary|normal/, "ordinary"],
]

const urgencyInWords = (text: string): Urgency | undefined => {
  const words = unaccented(text).replace(/\s+/g, " ").trim()
  return urgencyWords.find(([form]) => form.test(words))?.[1]
}

const urgencyInDigits = reading(urgencies)

/** An urgency in digits or in words. An unknown one is read as the ordinary one, with a note. */
export const urgencyRead: Enumerated<Urgency> = {
  parse: (text) => urgencyInDigits(text) ?? urgencyInWords(text),
  say: (urgency) => urgencyNames[urgency],
  otherwise: "ordinary",
  said: urgencyNames.ordinary,
}
export const printUrgency = printing(urgencies)

const newDocument: Reason = { en: "a new document", vi: "văn bản mới" }
const kindNames: Readonly<Record<BusinessKind, Reason>> = {
  new: newDocument,
  revocation: { en: "a recall", vi: "thu hồi" },
  update: { en: "an update", vi: "cập nhật" },
  replacement: { en: "a replacement", vi: "thay thế" },
}

/** An unknown business is read as a new document, so that a clerk sees it. */
export const businessKindRead: Enumerated<BusinessKind> = {
  parse: reading(businessKinds),
  say: (kind) => kindNames[kind],
  otherwise: "new",
  said: newDocument,
}
export const printBusinessKind = printing(businessKinds)
export const parseReceiverChange = reading(receiverChanges)
export const printReceiverChange = printing(receiverChanges)
