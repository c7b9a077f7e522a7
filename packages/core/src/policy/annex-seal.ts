import type { SealedBy } from "./sealed-by.ts"

/** A document's files and whose seal each carries, in the same order, the document itself first. */
export interface SealedFiles {
  readonly files: ReadonlyArray<{ readonly name: string }>
  /** Absent when the seals were not checked. */
  readonly seals?: ReadonlyArray<SealedBy>
}

/** Whether a file carries the issuing agency's seal, as far as its certificate tells. */
export const hasIssuersSeal = (seal: SealedBy): boolean => seal === "sender" || seal === "unknown"

/**
 * The names of the annexes in separate files that lack the issuing agency's seal (phụ lục không cùng tệp tin
 * chưa ký số của cơ quan; Decree 30/2020, Annex I, Part I, III.1d). They do not cause a refusal: a person
 * reviews them.
 */
export const unsealedAnnexes = ({ files, seals = [] }: SealedFiles): ReadonlyArray<string> =>
  files.flatMap(({ name }, index) => {
    const seal = index === 0 ? undefined : seals[index]
    return seal === undefined || hasIssuersSeal(seal) ? [] : [name]
  })
