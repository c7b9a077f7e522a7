import type { Reason } from "@lienthong/core/adapter"

/**
 * Limits far above any real packet, which bound the cost of a hostile one. `field` and `header` are numbers
 * of characters: of one field of the header, of a file's entry or of an attribute, and of the whole header.
 */
export const limits = {
  depth: 64,
  elements: 200_000,
  attributes: 64,
  name: 1_024,
  /** Marks on one letter: to put them in order takes time that grows with the square of their number. */
  marks: 100,
  field: 65_536,
  header: 4 * 1_024 * 1_024,
  /** Names and places that are reported for one fault: more of them help nobody. */
  told: 1_000,
  /** The bytes of a whole packet. */
  bytes: 256 * 1_024 * 1_024,
}

const manyMarks = new RegExp(`\\p{M}{${limits.marks + 1}}`, "u")

/**
 * A field or an attribute (`Element@attribute`) of a packet that is too long to be read: its name, and its
 * length as far as it was read.
 */
export interface TooLong {
  readonly field: string
  readonly length: number
  readonly limit: number
}

/** What is wrong with a packet whose structure exceeds a limit. */
export const beyond: { readonly [Limit in "depth" | "elements" | "attributes" | "name" | "marks"]: Reason } =
  {
    depth: {
      en: `it nests deeper than ${limits.depth} levels`,
      vi: `các phần tử lồng nhau quá ${limits.depth} cấp`,
    },
    elements: {
      en: `it has more than ${limits.elements} elements`,
      vi: `có quá ${limits.elements} phần tử`,
    },
    attributes: {
      en: `an element has more than ${limits.attributes} attributes`,
      vi: `một phần tử có quá ${limits.attributes} thuộc tính`,
    },
    name: {
      en: `a name in it has more than ${limits.name} characters`,
      vi: `có tên phần tử hoặc thuộc tính dài quá ${limits.name} ký tự`,
    },
    marks: {
      en: `a letter in it bears more than ${limits.marks} marks`,
      vi: `có chữ cái mang quá ${limits.marks} dấu`,
    },
  }

/** Whether a text has a letter with more marks than is read. */
export const bearsManyMarks = (text: string): boolean => manyMarks.test(text)
