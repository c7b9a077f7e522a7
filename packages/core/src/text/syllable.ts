const onsets = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"

/** The vowels of a syllable, each with the consonants that can end it; `-` for none. */
const rhymes: Readonly<Record<string, string>> = {
  a: "- c ch m n ng nh p t",
  ă: "c m n ng p t",
  â: "c m n ng p t",
  e: "- c m n ng p t",
  ê: "- ch m n ng nh p t",
  i: "- ch m n ng nh p t",
  o: "- c m n ng p t",
  ô: "- c m n ng p t",
  ơ: "- c m n ng p t",
  u: "- c m n ng p t",
  ư: "- c m n ng p t",
  y: "- ch n nh p t",
  iê: "c m n ng p t",
  yê: "m n ng t",
  uô: "c m n ng p t",
  ươ: "c m n ng p t",
  oa: "- c ch m n ng nh p t",
  oă: "c m n ng t",
  oe: "- m n p t",
  oo: "c ng",
  uâ: "c n ng t",
  uê: "- ch n nh",
  uơ: "- n t",
  uy: "- ch n nh p t",
  uyê: "n t",
}
const glides =
  "ai ao au ay âu ây eo êu ia iu iêu oai oao oay oeo oi ôi ơi ua uai uao uay uâu uây ui uôi uya uyu ưa ưi ưu ươi ươu yêu"

const finals = [
  ...glides.split(" "),
  ...Object.entries(rhymes).flatMap(([vowels, ends]) =>
    ends.split(" ").map((end) => (end === "-" ? vowels : vowels + end)),
  ),
]

/** Every syllable without its tone: a look-up costs less than a pattern of all of them. */
const toneless: ReadonlySet<string> = new Set([
  "gi",
  ...["", ...onsets.split(" ")].flatMap((onset) => finals.map((final) => onset + final)),
])
const tone = /[\u0300\u0301\u0303\u0309\u0323]/gu
/** Sắc and nặng, without one of which no syllable ends in these consonants. */
const stopped = /(?:ch?|p|t)$/u
const sharp = /[\u0301\u0323]/u

/** Whether a word can be a Vietnamese syllable: an onset, a rhyme and a tone that go together. */
export const isSyllable = (word: string): boolean => {
  const letters = word.normalize("NFD").toLowerCase()
  const bare = letters.replace(tone, "")
  if (letters.length - bare.length > 1) return false
  if (stopped.test(letters) && !sharp.test(letters)) return false
  return toneless.has(bare.normalize("NFC"))
}
