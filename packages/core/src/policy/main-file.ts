import type { Reason } from "../vocabulary/ground.ts"
import type { SignedFile } from "./legal-value.ts"

/** How many of a document's two holders have signed a file: validly, or at all. */
const signedBy = ({ findings }: SignedFile, isValid: boolean): number =>
  new Set(
    findings
      .filter(({ holder, verdict }) => holder !== undefined && (!isValid || verdict === "valid"))
      .map(({ holder }) => holder),
  ).size

/** How surely a file is the document itself: what the person signed. An annex carries the seal alone. */
const weightOf = (file: SignedFile): number =>
  file.findings.some(({ holder }) => holder === "person")
    ? 3 * signedBy(file, true) + signedBy(file, false)
    : 0

/**
 * The place of the main file among a document's files (tệp văn bản chính): the one that carries the person's
 * signature, wherever it stands. Of several alike, and where the person signed none, it is the first.
 */
export const mainFileOf = (files: ReadonlyArray<SignedFile>): number => {
  const weights = files.map(weightOf)
  return Math.max(0, weights.indexOf(Math.max(...weights)))
}

/** The files of a document, or what belongs to each, with the main one before its annexes. */
export const mainFirst = <A>(each: ReadonlyArray<A>, main: number): ReadonlyArray<A> => [
  ...each.slice(main, main + 1),
  ...each.filter((_, index) => index !== main),
]

/** Names the main file when the packet does not have it first. */
export const describeMainFile = (name: string): Reason => ({
  en: `The document is the file “${name}”, which carries the signatures.`,
  vi: `Văn bản chính là tệp “${name}”, tệp mang chữ ký số.`,
})
