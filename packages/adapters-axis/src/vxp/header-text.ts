const maxLength = 500

/**
 * Whether HTTP carries a text in a header unchanged: printable ASCII without a space at either end. Only such
 * a text is signed, because the axis checks the signature against what arrives.
 */
export const isHeaderText = (text: string): boolean => /^$|^[!-~](?:[ -~]*[!-~])?$/.test(text)

/**
 * Turns free text into a header value. Vietnamese loses its diacritics (`Từ chối` → `Tu choi`) and is not
 * percent-encoded: people at the axis read these descriptions, nothing decodes them, and the exact wording
 * travels in the status packet. A character without a Latin base letter becomes `?`.
 */
export const toHeaderText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/g, "d")
    .replace(/Đ/g, "D")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/[^ -~]/gu, "?")
    .slice(0, maxLength)
    .trim()
