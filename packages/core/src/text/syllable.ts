const onset = "b|ch?|d|đ|gi?|gh|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x"
const coda = "ch?|m|ng?|nh|p|t"
const form = new RegExp(`^(?:${onset})?[aăâeêioôơuưy]{1,3}(?:${coda})?$`, "u")
const tone = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Whether a word can be a Vietnamese syllable: an onset, vowels and an ending, with one tone at most. */
export const isSyllable = (word: string): boolean => {
  const letters = word.normalize("NFD")
  if ((letters.match(tone) ?? []).length > 1) return false
  return form.test(letters.replace(tone, "").normalize("NFC").toLowerCase())
}
