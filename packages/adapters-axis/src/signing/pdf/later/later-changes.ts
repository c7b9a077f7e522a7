import { type InPieces, takeAll } from "../../../turns/in-pieces.ts"
import { beginsWithHeader, catalogOf, itemsOf, type PdfFile, resolve } from "../pdf-file.ts"
import { changed, PdfProblem } from "../pdf-problem.ts"
import { nothing, type PdfEntries, type PdfValue, print, wholeNumber } from "../pdf-value.ts"
import { expectLaterSignature } from "./added-signature.ts"
import { type Comparison, isFirst, type Revisions } from "./comparison.ts"
import { compareForm, expectNamesUnused } from "./form.ts"
import { comparePages } from "./pages.ts"
import { expectAllSame, expectSame, expectSameEntries } from "./same-value.ts"
import { compareStructure } from "./structure.ts"
import { expectTiled } from "./tiles.ts"
import { entriesIn, valuesOf } from "./values.ts"

/** The changes after a signature: only further signatures and their proofs, or others that are allowed. */
export type LaterChanges = "signatures" | "as-allowed"

/**
 * Entries with rules of their own, and entries that show nothing: proofs, extensions, version, description.
 */
const treated = new Set([
  "AcroForm",
  "Pages",
  "Perms",
  "StructTreeRoot",
  "DSS",
  "Extensions",
  "Version",
  "Metadata",
])

const rights = new Set(["DocMDP", "UR3"])

/** Compares the permissions: a later signature may certify the document. */
const comparePermissions = (
  comparison: Comparison,
  then: PdfValue | undefined,
  now: PdfValue | undefined,
) => {
  const both = valuesOf(comparison, then, now)
  if (both === undefined) return
  const [before, after] = both.map(entriesIn)
  if (after === undefined) return expectSame(comparison, ...both, "Perms")
  for (const [key, value] of after)
    if (rights.has(key) && !before?.has(key)) expectLaterSignature(comparison, value)
    else expectSame(comparison, before?.get(key), value, key)
  for (const [key, value] of before ?? []) if (!after.has(key)) expectSame(comparison, value, undefined, key)
}

/** Entries of the file and not of the document. A description (`/Info`) is not shown. */
const ofFile = new Set([
  ..."Root Info ID Size Prev XRefStm Type W Index Length Filter DecodeParms DL F FFilter FDecodeParms".split(
    " ",
  ),
])

/** An unreadable description makes readers look for objects on their own. */
const expectReadableInfo = ({ now }: Comparison, then: PdfValue = nothing, after: PdfValue = nothing) => {
  const info = resolve(now, after)
  if (info.kind !== "dictionary" && info !== nothing && print(then) !== print(after))
    changed("its description (`/Info`) cannot be read any more")
}

/**
 * Compares the trailers: the same root, the same encryption with the identifier it depends on, and a size
 * that hides no object. Earlier entries may be removed but not changed; new ones mean nothing to readers.
 */
const compareTrailers = (comparison: Comparison, then: PdfEntries, now: PdfEntries) => {
  expectSame(comparison, then.get("Encrypt"), now.get("Encrypt"), "Encrypt")
  const [first, firstNow] = [
    itemsOf(comparison.signed, then.get("ID"))[0],
    itemsOf(comparison.now, now.get("ID"))[0],
  ]
  if (then.has("Encrypt")) expectSame(comparison, first, firstNow, "ID")
  if ((wholeNumber(now.get("Size")) ?? 0) < (wholeNumber(then.get("Size")) ?? 0))
    changed("its cross-reference states fewer objects than before")
  expectReadableInfo(comparison, then.get("Info"), now.get("Info"))
  for (const [key, value] of then)
    if (!ofFile.has(key) && now.has(key)) expectSame(comparison, value, now.get(key), key)
}

/**
 * Requires that the newest cross-reference continues the signed one, and that every reader reads it alike.
 */
const expectContinued = ({ signed: then, now }: Revisions) => {
  const { sections, contradicted, start } = now.crossReference
  if (!beginsWithHeader(then.bytes)) throw new PdfProblem("bytes-before-header")
  if (start < then.bytes.length) changed("bytes were added that are not a revision")
  for (const section of then.crossReference.sections.keys())
    if (!sections.has(section)) changed("the new cross-reference leaves out a signed one")
  for (const section of sections.keys())
    if (section < then.bytes.length && !then.crossReference.sections.has(section))
      changed("the new cross-reference leads to one in the signed file that was not in use")
  for (const number of contradicted)
    if (!then.crossReference.contradicted.has(number)) changed(`object ${number} is given two places`)
}

const compareCatalogs = function* (comparison: Comparison): InPieces<void> {
  const [then, now] = [catalogOf(comparison.signed), catalogOf(comparison.now)]
  isFirst(comparison, then.at.number, "root")
  const both = valuesOf(comparison, then.at, now.at) ?? []
  const [before, after] = both.map(entriesIn)
  if (before === undefined || after === undefined) return changed("the document catalog is damaged")
  const at = (key: string) => [comparison, before.get(key), after.get(key)] as const
  compareForm(...at("AcroForm"))
  comparePages(...at("Pages"), { crop: undefined, media: undefined })
  const doAll = () => takeAll(comparison.todo, (next) => next())
  yield* doAll()
  comparePermissions(...at("Perms"))
  compareStructure(...at("StructTreeRoot"))
  yield* doAll()
  expectSameEntries(comparison, before, after, treated)
}

/**
 * Checks the changes after a signature, which are the objects with other bytes than before (their
 * cross-reference entry differs). Starting at the root and the trailer, it follows everything that the
 * document shows. A changed object must be on a closed list: further signature fields that are signed or show
 * nothing, with their entries in the form, on pages, in the structure and among the permissions; an empty
 * signature field that is now signed; proofs of validity; changes that a certification allows. Objects that
 * cannot be reached are not shown, and may be anything. Throws `PdfProblem` at the first other change, and
 * where a change cannot be judged. A document of many objects takes seconds: it is compared in pieces.
 *
 * Pages, fields, the form, the root and parts of the structure are checked once, because their allowed
 * changes are harmless wherever they are reached from. Any other object that is reached in two ways must be
 * allowed to change in both: an appearance that is also the content of a page must stay the same.
 */
export const laterChanges = function* (revisions: Revisions): InPieces<LaterChanges> {
  expectContinued(revisions)
  yield* expectTiled(revisions)
  const comparison: Comparison = {
    ...revisions,
    known: new Map(),
    waiting: [],
    untouched: new Map(),
    todo: [],
    atEnd: [],
    fields: new Set(),
    widgets: new Set(),
    notes: new Set(),
    shown: new Set(),
    taken: new Set(),
    appearances: new Set(),
    namesAdded: new Set(),
    replaced: new Set(),
    takesFormAppearance: false,
    changedAsAllowed: false,
  }
  yield* compareCatalogs(comparison)
  const trailerOf = ({ crossReference }: PdfFile) => crossReference.trailer
  compareTrailers(comparison, trailerOf(revisions.signed), trailerOf(revisions.now))
  for (const last of comparison.atEnd) last()
  yield* expectAllSame(comparison)
  expectNamesUnused(comparison)
  return comparison.changedAsAllowed ? "as-allowed" : "signatures"
}
