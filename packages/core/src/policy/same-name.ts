import { unaccented } from "../text/unaccented.ts"

/**
 * What may stand before a person's name (quân hàm, học hàm, học vị; Decree 30/2020, Annex I, Part I, II.7c).
 * Nothing else may: an addition says that the holder is somebody else, or not what they seem.
 */
const titles = [
  "gs",
  "pgs",
  "gsts",
  "pgsts",
  "tskh",
  "ts",
  "ths",
  "bs",
  "bsckii",
  "bscki",
  "ds",
  "ks",
  "ls",
  "giao su",
  "pho giao su",
  "tien si",
  "tien si khoa hoc",
  "thac si",
  "bac si",
  "duoc si",
  "ky su",
  "luat su",
  "cu nhan",
  ...["tuong", "ta", "uy"].flatMap((rank) =>
    ["dai", "thuong", "trung", "thieu"].map((grade) => `${grade} ${rank}`),
  ),
].map((title) => title.split(" "))

const wordsOf = (name: string): ReadonlyArray<string> =>
  name
    .normalize("NFD")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "")

const withoutTitles = (words: ReadonlyArray<string>): ReadonlyArray<string> => {
  const plain = words.map(unaccented)
  const title = titles.find(
    (each) => each.length < words.length && each.every((word, at) => word === plain[at]),
  )
  return title === undefined ? words : withoutTitles(words.slice(title.length))
}

const marks = /\p{M}/gu

/** A word with its letters and its marks apart: `hòa` and `hoà` are the same. */
const accented = (word: string) =>
  `${word.replace(marks, "").toLowerCase()} ${(word.match(marks) ?? []).sort().join("")}`

const areSame = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean => {
  const isPlain = [a, b].some((words) => words.every((word) => unaccented(word) === word.toLowerCase()))
  const form = isPlain ? unaccented : accented
  return a.length > 0 && a.length === b.length && a.every((word, at) => form(word) === form(b[at] ?? ""))
}

/**
 * Whether two names are the same person's: word for word, but for titles before them, case, punctuation, and
 * accents where one of them is written without any, as certificates do. One of them may also have the
 * position of that person on either side.
 */
export const isSameName = (subject: string, name: string, position = ""): boolean => {
  const [holder, person, post] = [subject, name, position].map(wordsOf) as [
    ReadonlyArray<string>,
    ReadonlyArray<string>,
    ReadonlyArray<string>,
  ]
  const names = [withoutTitles(person), [...post, ...person], [...person, ...post]]
  return names.some((each) => areSame(withoutTitles(holder), withoutTitles(each)))
}
