import { system } from "./actor.ts"

/** Letters that look like the ones in the library's own id or name, but are not variants of them. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    s: "ѕꜱʂᏚꓢ5",
    y: "уүυʏყᎩꓬγ",
    t: "тτᴛŧᎢꓔ",
    e: "еεєҽᴇɛᎬꓰ℮3",
    m: "мμᴍɱⅿᎷꓟ",
    h: "һнհʜħᎻꓧ",
    o: "оοօᴏσഠ०0ꓳ",
    n: "пոηɴνռꓠ",
    g: "ɡցɢԍᏀꓖ",
  }).flatMap(([letter, all]) => [...all.toLowerCase()].map((sign) => [sign, letter] as const)),
)

/**
 * Reduces a text to what people and databases compare: without case, accents, spaces and invisible
 * characters.
 */
const skeleton = (text: string): ReadonlyArray<string> =>
  [
    ...text
      .normalize("NFKD")
      .replace(/[\p{M}\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu, "")
      .toLowerCase()
      .replaceAll("đ", "d")
      .replaceAll("rn", "m"),
  ].map((sign) => lookalikes[sign] ?? sign)

const isPlain = (sign: string) => /^[a-z0-9]$/.test(sign)

/**
 * Whether a text looks like another. A character of unknown appearance may stand for any letter, as long as
 * at least half of the others match. A text may also be displayed from its end.
 */
const looksLike = (text: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean => {
  const same = text.filter((sign, index) => sign === other[index]).length
  return (
    text.length === other.length &&
    same * 2 >= other.length &&
    text.every((sign, index) => sign === other[index] || !isPlain(sign))
  )
}

const own = [skeleton(system.id), skeleton(system.name)]

const isOwn = (text: ReadonlyArray<string>): boolean =>
  own.some((each) => looksLike(text, each) || looksLike(text.toReversed(), each))

/**
 * Whether a person's id is the library's own ({@link system}), or looks like or compares equal to it. No
 * person may have such an id.
 */
export const isReservedId = (id: string): boolean => isOwn(skeleton(id))

/** Checks the name beside the id in the same way, ignoring punctuation. */
export const isReservedName = (name: string): boolean => isOwn(skeleton(name.replace(/[\p{P}\p{S}]/gu, "")))
