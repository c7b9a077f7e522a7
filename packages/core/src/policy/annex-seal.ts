import type { SealedBy } from "./issuer.ts"

/** A document's files with whose seal each carries, in the same order, the document itself first. */
export interface SealedFiles {
  readonly files: ReadonlyArray<{ readonly name: string }>
  /** Absent where nobody looked. */
  readonly seals?: ReadonlyArray<SealedBy>
}

/** Whether a file carries the issuing agency's seal, as far as its certificate lets that be told. */
export const hasIssuersSeal = (seal: SealedBy): boolean => seal === "sender" || seal === "unknown"

/**
 * The annexes in files of their own that lack the issuing agency's seal, by name (phụ lục không cùng tệp tin chưa ký số
 * của cơ quan; Decree 30/2020, Annex I, Part I, III.1d). No document is refused for one: a person looks at it.
 */
export const unsealedAnnexes = ({ files, seals = [] }: SealedFiles): ReadonlyArray<string> =>
  files.flatMap(({ name }, index) => {
    const seal = index === 0 ? undefined : seals[index]
    return seal === undefined || hasIssuersSeal(seal) ? [] : [name]
  })
