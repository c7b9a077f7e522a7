import type { ElectronicDocument } from "../report/electronic-document.ts"
import { boundedWords, tokensOf } from "./search-text.ts"

/** The texts of a document, beside its subject, that officials search by. */
const othersOf = (document: ElectronicDocument): ReadonlyArray<string | undefined> => {
  const { code, identifier, typeName, sender, receivers, signer = {}, attachments, history, other } = document
  return [
    code,
    identifier,
    typeName,
    ...[sender, ...receivers].flatMap((party) => [party.code, party.name]),
    ...Object.values(signer),
    ...attachments.flatMap(({ name, description }) => [name, description]),
    ...history.flatMap(({ by, note }) => [by.name, note]),
    other.assignedTo,
    other.assignmentNote,
    ...(other.matters ?? []),
    ...(other.toPlaces ?? []),
    ...(other.replaces ?? []),
    ...(other.replacedBy ?? []),
  ]
}

/** The max number of characters of the words that are kept: PostgreSQL keeps 1 MB of them at most. */
const maxTitle = 40_000
const maxOthers = 100_000

/** The search words of a document: those of its subject, and all others. */
export const documentWords = (document: ElectronicDocument) => {
  const title = boundedWords(tokensOf(document.subject), maxTitle)
  const inTitle = new Set(title)
  const others = othersOf(document).flatMap((text) => (text === undefined ? [] : [...tokensOf(text)]))
  return {
    title,
    others: boundedWords(
      others.filter((word) => !inTitle.has(word)),
      maxOthers,
    ),
  }
}
