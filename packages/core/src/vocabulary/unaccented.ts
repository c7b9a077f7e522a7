/**
 * A text without its accents, in small letters: `Báo cáo` and `BAO CAO` are one. For comparing and searching what people
 * and certificates write in many ways; never for showing.
 */
export const unaccented = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d")
