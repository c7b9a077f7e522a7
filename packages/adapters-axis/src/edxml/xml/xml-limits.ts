import type { Reason } from "@lienthong/core/adapter"

/**
 * Limits far above any real packet, which bound the cost of a hostile one. `field` and `header` are numbers
 * of characters: of one field of the header or of a file's entry, and of the whole header.
 */
export const limits = {
  depth: 64,
  elements: 200_000,
  attributes: 64,
  name: 1_024,
  field: 65_536,
  header: 4 * 1_024 * 1_024,
}

/** What is wrong with a packet that exceeds a limit. */
export const beyond: { readonly [Limit in keyof typeof limits]: Reason } = {
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
  field: {
    en: `a field of it has more than ${limits.field} characters`,
    vi: `có trường dài quá ${limits.field} ký tự`,
  },
  header: {
    en: `its header has more than ${limits.header} characters`,
    vi: `phần tiêu đề dài quá ${limits.header} ký tự`,
  },
}
