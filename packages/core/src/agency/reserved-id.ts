import { system } from "./actor.ts"

/** Letters that look like one of the library's own id or name, and are no form of it. */
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

/** A text as people and databases compare it: without case, accents, spaces and signs that nobody sees. */
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
 * Whether a text looks like another. A sign of which nobody here knows how it looks may be any letter, where at least half
 * of the others are the letters themselves; and a text may be shown from its end.
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

/** Whether a person's id is the library's own ({@link system}), or looks or compares like it. No person has it. */
export const isReservedId = (id: string): boolean => isOwn(skeleton(id))

/** The same of the name that stands beside the id, in which punctuation tells nobody apart. */
export const isReservedName = (name: string): boolean => isOwn(skeleton(name.replace(/[\p{P}\p{S}]/gu, "")))
