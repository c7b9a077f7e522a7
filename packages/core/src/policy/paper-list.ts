import { Schema } from "effect"
import { DocumentType, isNormative } from "../vocabulary/document-type.ts"

/** What an entry of a list says, as the list says it. */
const label = Schema.Struct({ en: Schema.NonEmptyString, vi: Schema.NonEmptyString })

/**
 * One entry of a paper list: a type of document, all normative documents, a matter that the agency marks its
 * documents with (in its own words, `finance`), or everything addressed to an individual.
 */
export const PaperListEntry = Schema.Union([
  Schema.Struct({ by: Schema.Literal("type"), type: DocumentType, label }),
  Schema.Struct({ by: Schema.Literal("normative"), label }),
  Schema.Struct({ by: Schema.Literal("matter"), matter: Schema.NonEmptyString, label }),
  Schema.Struct({ by: Schema.Literal("individual"), label }),
])
export type PaperListEntry = typeof PaperListEntry.Type

/**
 * The list (danh mục) of documents that are sent electronically and on paper, decided by the head of a ministry or
 * locality (Decision 28/2018, Art. 7.2b). Host data: it differs from one locality to the next.
 */
export const PaperList = Schema.Struct({
  /** The decision that gives the list. */
  basis: Schema.NonEmptyString,
  entries: Schema.Array(PaperListEntry),
})
export type PaperList = typeof PaperList.Type

/** What a list can tell documents apart by. */
export interface ListedDocument {
  readonly documentType: DocumentType
  readonly matters: ReadonlyArray<string>
  readonly toIndividual: boolean
}

const names = (entry: PaperListEntry, document: ListedDocument): boolean => {
  switch (entry.by) {
    case "type":
      return entry.type === document.documentType
    case "normative":
      return isNormative(document.documentType)
    case "matter":
      return document.matters.includes(entry.matter)
    case "individual":
      return document.toIndividual
  }
}

/** The first entry of a list that names a document. */
export const entryFor = (list: PaperList, document: ListedDocument): PaperListEntry | undefined =>
  list.entries.find((entry) => names(entry, document))
