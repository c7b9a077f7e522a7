/** Characters that no reader sees: zero-width spaces and joiners, direction marks, the byte order mark. */
const unseen = /[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2060}-\u{2064}\u{FEFF}]/gu

const space = /\s+/gu

/** Every kind of hyphen and dash, with the soft hyphen of word processors and the minus sign. */
const hyphen = /[\p{Pd}\u{AD}\u{2043}\u{2212}\u{2D7}]/gu

/** Every kind of slash. */
const slash = /[\u{2044}\u{2215}\u{29F8}\u{FF0F}]/gu

/** Letters, digits and marks of other widths and fonts, as East Asian keyboards type `０１／ＢＣ`. */
const wide = /[\u{FF01}-\u{FF5E}\u{1D400}-\u{1D7FF}]/gu

const plain = /^[\x21-\x7E]*$/

/**
 * Writes what looks alike in one way: composed letters (NFC) of one width, one kind of space, hyphen and
 * slash, none of the characters that no reader sees, and `Đ` for the `Ð` of another alphabet, which old fonts
 * put in its place. It keeps every difference that a reader sees between letters, and their case.
 */
export const plainText = (text: string): string =>
  plain.test(text)
    ? text
    : text
        .replace(wide, (letter) => letter.normalize("NFKC"))
        .normalize("NFC")
        .replace(unseen, "")
        .replace(hyphen, "-")
        .replace(slash, "/")
        .replace(space, " ")
        .replace(/[ÐƉ]/gu, "Đ")
        .replace(/[ðɖ]/gu, "đ")
        .trim()

/**
 * Whether a text has nothing that a reader sees: spaces, the empty pattern of Braille, characters that
 * nothing is printed for, and marks without a letter.
 */
export const isBlank = (text: string): boolean =>
  !/[^\p{C}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800\s]/u.test(text)
