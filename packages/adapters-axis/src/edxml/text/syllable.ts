const onset = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
const vowels = "[aeiouyăâêôơư]{1,3}"
const coda = "(?:ng|nh|ch|[cmnpt])?"
const syllable = new RegExp(`^${onset}${vowels}${coda}$`)

/** The tones are the five marks that may stand on any vowel; a syllable has one at the most. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

/** Whether a word has the form of a Vietnamese syllable. */
export const isSyllable = (word: string): boolean => {
  const letters = word.normalize("NFD").toLowerCase()
  return (
    (letters.match(tones)?.length ?? 0) <= 1 && syllable.test(letters.replace(tones, "").normalize("NFC"))
  )
}

/** Whether every word that is not plain ASCII has the form of a Vietnamese syllable. */
export const isVietnamese = (text: string): boolean =>
  text
    .split(/[^\p{L}\p{M}]+/u)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII.
    .every((word) => /^[\x00-\x7F]*$/.test(word) || isSyllable(word))
