import { entriesOf } from "../pdf-file.ts"
import { changed } from "../pdf-problem.ts"
import type { PdfEntries, PdfValue } from "../pdf-value.ts"
import { type Comparison, isFirst } from "./comparison.ts"
import { compareFields } from "./form-fields.ts"
import { expectSame, expectSameEntries, noteAppearance } from "./same-value.ts"
import { entriesIn, valuesOf } from "./values.ts"

const none: PdfEntries = new Map()

const treated = new Set(["Fields", "SigFlags", "DR", "DA", "NeedAppearances"])

/** Whether the form tells readers to redraw every field. Stating that they need not is the default. */
const needsAppearances = (entries: PdfEntries) => {
  const said = entries.get("NeedAppearances")
  return said?.kind === "word" && said.text === "false" ? undefined : said
}

/**
 * Compares the form's resources (`/DR`): existing ones stay. Added ones are looked up by name when a field or
 * a note is redrawn, so no default appearance may use such a name.
 */
const compareResources = (comparison: Comparison, then: PdfValue | undefined, now: PdfValue | undefined) => {
  const both = valuesOf(comparison, then, now)
  if (both === undefined) return
  const [before, after = none] = both.map(entriesIn)
  if (before === undefined) expectSame(comparison, both[0], undefined, "DR")
  for (const [kind, value] of before ?? none) {
    const values = valuesOf(comparison, value, after.get(kind))
    if (values === undefined) continue
    const [had, has] = values.map(entriesIn)
    if (had === undefined || has === undefined) expectSame(comparison, value, after.get(kind), kind)
    else expectSameEntries(comparison, had, new Map([...has].filter(([name]) => had.has(name))))
  }
  for (const [kind, value] of after) {
    const had = entriesOf(comparison.signed, before?.get(kind)) ?? none
    for (const name of (entriesOf(comparison.now, value) ?? none).keys())
      if (!had.has(name)) comparison.namesAdded.add(name)
  }
}

/** Compares the form of a document (ISO 32000-1, 12.7.2), which may be new. */
export const compareForm = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
): void => {
  if (then?.kind === "reference" && now?.kind === "reference" && then.number === now.number)
    isFirst(comparison, then.number, "form")
  const both = valuesOf(comparison, then, now)
  if (both === undefined) return
  const [before, after] = both.map(entriesIn)
  if (before === undefined) expectSame(comparison, both[0], undefined, "AcroForm")
  if (after === undefined) expectSame(comparison, ...both, "AcroForm")
  else compareForms(comparison, before ?? none, after)
}

const compareForms = (comparison: Comparison, former: PdfEntries, after: PdfEntries) => {
  const isDrawnAnew = needsAppearances(former) !== undefined
  compareFields(comparison, former.get("Fields"), after.get("Fields"), isDrawnAnew)
  expectSame(comparison, needsAppearances(former), needsAppearances(after), "NeedAppearances")
  compareResources(comparison, former.get("DR"), after.get("DR"))
  expectSameEntries(comparison, former, after, treated)
  comparison.atEnd.push(() => {
    if (!comparison.takesFormAppearance && !former.has("Subtype")) return
    noteAppearance(comparison, after)
    expectSame(comparison, former.get("DA"), after.get("DA"), "DA")
  })
}

/** The names that an appearance uses, mainly of fonts. */
const namesIn = (appearance: string) =>
  [...appearance.matchAll(/\/([^\s()<>[\]{}/%]*)/g)].map(([, name = ""]) =>
    name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  )

/** Throws if an appearance uses a name that was added to the form's resources after signing. */
export const expectNamesUnused = ({ appearances, namesAdded }: Comparison): void => {
  if (namesAdded.size === 0) return
  for (const appearance of appearances)
    if (namesIn(appearance).some((name) => namesAdded.has(name)))
      changed("a field may be drawn with a font or other resource that was added later")
}
