import { unaccented } from "../text/unaccented.ts"

/**
 * Abbreviations of the field and the words that they stand for (chữ viết tắt): either finds the other. All
 * without accents.
 */
const abbreviations: ReadonlyArray<readonly [short: string, words: string]> = [
  ["ubnd", "uy ban nhan dan"],
  ["hdnd", "hoi dong nhan dan"],
  ["ubmttq", "uy ban mat tran to quoc"],
  ["vpcp", "van phong chinh phu"],
  ["vp", "van phong"],
  ["ttg", "thu tuong"],
  ["tp", "thanh pho"],
  ["tw", "trung uong"],
  ["qd", "quyet dinh"],
  ["nd", "nghi dinh"],
  ["tt", "thong tu"],
  ["nq", "nghi quyet"],
  ["cv", "cong van"],
  ["bc", "bao cao"],
  ["kh", "ke hoach"],
  ["tb", "thong bao"],
  ["gm", "giay moi"],
  ["cntt", "cong nghe thong tin"],
  ["tttt", "thong tin va truyen thong"],
  ["gddt", "giao duc va dao tao"],
  ["ldtbxh", "lao dong thuong binh va xa hoi"],
  ["tnmt", "tai nguyen va moi truong"],
  ["khcn", "khoa hoc va cong nghe"],
  ["khdt", "ke hoach va dau tu"],
  ["nnptnt", "nong nghiep va phat trien nong thon"],
]

/** Numbers of documents are written with and without leading zeros. */
const plainNumber = (word: string): string => (/^\d+$/.test(word) ? word.replace(/^0+(?=\d)/, "") : word)

/**
 * The words of a text without accents and case, in their order, separated by anything but letters and digits.
 */
export const wordsOf = (text: string): ReadonlyArray<string> =>
  unaccented(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map(plainNumber)

const isShort = new Set(abbreviations.map(([short]) => short))
const mayBegin = new Set(abbreviations.map(([, words]) => words.split(" ")[0]))

const makeTokens = (text: string): ReadonlySet<string> => {
  const words = wordsOf(text)
  // Few texts have any, and looking for each would cost more than all else.
  if (!words.some((word) => isShort.has(word) || mayBegin.has(word))) return new Set(words)
  const spaced = ` ${words.join(" ")} `
  const more = abbreviations.flatMap(([short, meant]) => {
    if (spaced.includes(` ${meant} `)) return [short]
    return words.includes(short) ? meant.split(" ") : []
  })
  return new Set([...words, ...more])
}

/** The tokens of the texts that nearly every document has: names of agencies, of people and of types. */
const known = new Map<string, ReadonlySet<string>>()
const [maxKnown, maxKnownLength] = [2_000, 100]

/**
 * The words that find a text (từ khóa tìm kiếm): its own, and for each abbreviation of the field the words it
 * stands for, or the other way round.
 */
export const tokensOf = (text: string): ReadonlySet<string> => {
  const found = known.get(text)
  if (found) return found
  const made = makeTokens(text)
  if (text.length > maxKnownLength) return made
  if (known.size >= maxKnown) known.clear()
  known.set(text, made)
  return made
}

/** Whether each wanted word begins one of the words. */
export const beginsIn = (words: Iterable<string>, wanted: ReadonlyArray<string>): boolean => {
  const all = [...words]
  return wanted.every((word) => all.some((each) => each.startsWith(word)))
}

/** The first of some words, as far as they have so many characters together. */
export const boundedWords = (words: Iterable<string>, maxCharacters: number): ReadonlyArray<string> => {
  const kept = new Set<string>()
  let left = maxCharacters
  for (const word of words) {
    if (kept.has(word)) continue
    left -= word.length
    if (left < 0) break
    kept.add(word)
  }
  return [...kept]
}
