import { PdfProblem } from "./pdf-problem.ts"
/**
 * A PDF object (ISO 32000-1, 7.3) as it stands in a file. Numbers and strings keep their written form, so
 * that an object that is written again differs from the original only where it was meant to.
 */
export type PdfValue =
  | PdfWord
  | { readonly kind: "name"; readonly name: string }
  | PdfString
  | { readonly kind: "array"; readonly items: ReadonlyArray<PdfValue> }
  | PdfDictionary
  | PdfReference
  | PdfStream

/** A number, `true`, `false` or `null`. */
interface PdfWord {
  readonly kind: "word"
  readonly text: string
}

/** With its delimiters, and the bytes of the file it spans. */
export interface PdfString {
  readonly kind: "string"
  readonly text: string
  readonly start: number
  readonly end: number
}

export type PdfEntries = ReadonlyMap<string, PdfValue>

export interface PdfDictionary {
  readonly kind: "dictionary"
  readonly entries: PdfEntries
}

export interface PdfReference {
  readonly kind: "reference"
  readonly number: number
  readonly generation: number
}

/** `start` is where its data begins in the file. */
export interface PdfStream {
  readonly kind: "stream"
  readonly entries: PdfEntries
  readonly start: number
}

/** Runs work, or returns the other value if something is too damaged to be read. */
export const orElse = <A>(run: () => A, otherwise: A): A => {
  try {
    return run()
  } catch (error) {
    if (error instanceof PdfProblem) return otherwise
    throw error
  }
}

export const nothing: PdfValue = { kind: "word", text: "null" }

export const word = (text: string | number): PdfValue => ({ kind: "word", text: String(text) })
export const name = (text: string): PdfValue => ({ kind: "name", name: text })
export const array = (items: ReadonlyArray<PdfValue>): PdfValue => ({ kind: "array", items })
export const reference = (number: number, generation = 0): PdfReference => ({
  kind: "reference",
  number,
  generation,
})
export const dictionary = (entries: Iterable<readonly [string, PdfValue]>): PdfDictionary => ({
  kind: "dictionary",
  entries: new Map(entries),
})

/** A text string in UTF-16 with its byte-order mark, written in hexadecimal. */
export const text = (content: string): PdfValue => ({
  kind: "string",
  text: `<${Buffer.from(`\uFEFF${content}`, "utf16le").swap16().toString("hex")}>`,
  start: 0,
  end: 0,
})

/** The value as a whole number that is not negative, or `undefined`. */
export const wholeNumber = (value: PdfValue | undefined): number | undefined =>
  value?.kind === "word" && /^\+?\d{1,15}$/.test(value.text) ? Number(value.text) : undefined

export const isName = (value: PdfValue | undefined, expected: string): boolean =>
  value?.kind === "name" && value.name === expected

const printName = (content: string) =>
  `/${content.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, "0")}`)}`

/** The value in PDF syntax, one Latin-1 character a byte. A stream prints its dictionary only. */
export const print = (value: PdfValue): string => {
  switch (value.kind) {
    case "word":
    case "string":
      return value.text
    case "name":
      return printName(value.name)
    case "array":
      return `[${value.items.map(print).join(" ")}]`
    case "reference":
      return `${value.number} ${value.generation} R`
    case "dictionary":
    case "stream":
      return `<<${[...value.entries].map(([key, entry]) => `${printName(key)} ${print(entry)}`).join("\n")}>>`
  }
}
