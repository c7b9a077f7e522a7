/**
 * Removes accents and case, so that `Báo cáo` equals `BAO CAO`. Used to compare and search what people and
 * certificates write in many ways, never to show it.
 */
export const unaccented = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d")
