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

/** A digit with a sign, leading zeros or a fraction of zeros, as spreadsheets and .NET write it. */
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

/**
 * The words of each urgency, the longer ones first: `thượng khẩn` contains `khẩn`. Their first letters are
 * read where they stand for one only: `K` may be `Khẩn` and `Không`.
 */
const urgencyWords: ReadonlyArray<readonly [RegExp, Urgency | undefined]> = [
  [
    /\bkhong ?(?:co )?(?:do )?(?:khan|gap)|\bkhan ?[:=(-] ?khong\b|\bno[nt][ -]?urgent\b|\bno urgency\b/,
    "ordinary",
  ],
  [/hoa ?toc\W*khong hen ?gio/, "flash"],
  // `Không thượng khẩn` says only what it is not.
  [/\b(?:khong|chua|not?\b|non\b)/, undefined],
  [/hoa ?toc\W*hen ?gio|^(?:\d\W*)?hen ?gio$|timed.?flash|^hthg$/, "timed-flash"],
  [/hoa ?toc|flash|^h\.? ?t$/, "flash"],
  [/thuong ?khan|very.?urgent|^t\.? ?k$/, "very-urgent"],
  [/khan|urgent|^(?:\d\W*)?gap$/, "urgent"],
  [/^(?:\d ?[-–.:(] ?)?(?:binh ?)?thuong(?: ?[-–(] ?\d\)?|\))?$|ordinary|normal/, "ordinary"],
]

/** The name of the field before its value, which contains a word of another value. */
const urgencyLabel = /^(\d ?[-–.:(] ?)?(?:muc )?do khan(?: ?[:=-] ?| )/

/** Words in small letters without accents, with single spaces; a program may name a value `HOA_TOC`. */
const wordsOf = (text: string): string =>
  unaccented(text.normalize("NFKC"))
    .replace(/[\s_]+/g, " ")
    .trim()

const inWords =
  <A>(words: ReadonlyArray<readonly [RegExp, A | undefined]>, tidy = wordsOf) =>
  (text: string): A | undefined => {
    const said = tidy(text)
    return words.find(([form]) => form.test(said))?.[1]
  }

const urgencyInWords = inWords(urgencyWords, (text) => wordsOf(text).replace(urgencyLabel, "$1"))
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

const businessInDigits = reading(businessKinds)
const businessInWords = inWords<BusinessKind>([
  [/^(?:van ban )?(?:moi|new)$/, "new"],
  [/^(?:(?:van ban )?thu hoi(?: van ban)?|revocation|revoke|recall)$/, "revocation"],
  [/^(?:(?:van ban )?cap nhat(?: van ban)?|update)$/, "update"],
  [/^(?:(?:van ban )?thay the(?: van ban)?|replacement|replace)$/, "replacement"],
])

/** An unknown business is read as a new document, so that a clerk sees it. */
export const businessKindRead: Enumerated<BusinessKind> = {
  parse: (text) => businessInDigits(text) ?? businessInWords(text),
  say: (kind) => kindNames[kind],
  otherwise: "new",
  said: newDocument,
}
export const printBusinessKind = printing(businessKinds)

const receiverInDigits = reading(receiverChanges)
const receiverInWords = inWords<ReceiverChange>([
  [/^(?:bot|xoa|loai|removed?)$/, "removed"],
  [/^(?:them|bo sung|added|add)$/, "added"],
])
export const parseReceiverChange = (text: string): ReceiverChange | undefined =>
  receiverInDigits(text) ?? receiverInWords(text)

const changeNames: Readonly<Record<ReceiverChange, Reason>> = {
  removed: { en: "removed", vi: "bớt" },
  added: { en: "added", vi: "thêm" },
}
export const sayReceiverChange = (change: ReceiverChange): Reason => changeNames[change]

const yes: Reason = { en: "yes", vi: "có" }
const no: Reason = { en: "no", vi: "không" }
const flagInDigits = reading([false, true])
const flagInWords = inWords<boolean>([
  [/^(?:false|no|khong)$/, false],
  [/^(?:true|yes|co)$/, true],
])

/** Whether something changed. An unknown text is read as no, with a note. */
export const flagRead: Enumerated<boolean> = {
  parse: (text) => flagInDigits(text) ?? flagInWords(text),
  say: (is) => (is ? yes : no),
  otherwise: false,
  said: no,
}
export const printReceiverChange = printing(receiverChanges)
