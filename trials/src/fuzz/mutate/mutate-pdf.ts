import type { Chance } from "@lienthong/testkit"
import { mutateBytes } from "./mutate-bytes.ts"
import { mutateDer } from "./mutate-der.ts"

const numbers = ["0", "-1", "1", "4294967296", "99999999999999999999", "0.5", "1 0 R", "null", "(a)", "<<>>"]
const depths = [3, 200, 5_000]

/** A change of the first, or another, match of a pattern. */
const atMatch = (
  text: string,
  pattern: RegExp,
  chance: Chance,
  change: (match: string) => string,
): string => {
  const matches = [...text.matchAll(pattern)]
  const match = matches.length > 0 ? chance.pick(matches) : undefined
  return match === undefined
    ? text
    : text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length)
}

/** A change of the CMS signature in a signed PDF, which keeps its room. */
export const mutateSignature = (pdf: Uint8Array, chance: Chance): Uint8Array => {
  const text = Buffer.from(pdf).toString("latin1")
  const changed = atMatch(text, /\/Contents\s*<[0-9a-fA-F]+>/g, chance, (found) => {
    const begin = found.indexOf("<") + 1
    const room = found.length - 1 - begin
    const cms = Buffer.from(found.slice(begin, -1), "hex")
    const hex = Buffer.from(mutateDer(cms, chance))
      .toString("hex")
      .slice(0, room - (room % 2))
    return `${found.slice(0, begin)}${hex.padEnd(room, "0")}>`
  })
  return Buffer.from(changed, "latin1")
}

const objects = /\d+ 0 obj[\s\S]*?endobj/g

/** A change of a PDF by its objects, names, numbers and references. */
export const mutatePdf = (pdf: Uint8Array, chance: Chance): Uint8Array => {
  const text = Buffer.from(pdf).toString("latin1")
  const other = [...text.matchAll(objects)].map(([found]) => found)
  const depth = chance.pick(depths)
  const change = (pattern: RegExp, by: (match: string) => string) => () =>
    Buffer.from(atMatch(text, pattern, chance, by), "latin1")
  return chance.pick<() => Uint8Array>([
    () => mutateBytes(pdf, chance),
    change(objects, () => ""),
    change(objects, (found) => `${found}\n${found}`),
    change(objects, (found) => (other.length > 0 ? chance.pick(other) : found)),
    change(objects, (found) =>
      found.replace(/obj[\s\S]*/, `obj ${"[".repeat(depth)}${"]".repeat(depth)} endobj`),
    ),
    change(objects, (found) => found.replace(/<</, "<< /Prev 0 /Type /Catalog ")),
    change(/\b\d+\b/g, () => chance.pick(numbers)),
    change(/\b\d+\b/g, () => chance.pick(numbers)),
    change(
      /\/ByteRange\s*\[[^\]]*\]/g,
      () => `/ByteRange [${chance.pick(numbers)} ${chance.pick(numbers)} 0 9]`,
    ),
    change(/\d+ 0 R/g, () => `${chance.between(0, 20)} 0 R`),
    change(/\/[A-Za-z]+/g, () =>
      chance.pick(["/Sig", "/Parent", "/Kids", "/DocMDP", "/XRef", "/ObjStm", "/A#00"]),
    ),
    change(/(startxref|trailer|xref|stream|endstream|%%EOF)/g, () =>
      chance.pick(["", "xref", "stream", "trailer"]),
    ),
    change(/startxref\s+\d+/g, () => `startxref\n${chance.between(0, text.length)}`),
  ])()
}
