import { Schema } from "effect"
import { SeenText } from "../text/seen-text.ts"
import { isNormative, TypeCode } from "../vocabulary/document-type.ts"
import { isInPilot, PilotList, type PilotQuestion } from "./pilot-list.ts"

/** The name of an entry, as the list words it. */
const label = Schema.Struct({ en: SeenText, vi: SeenText })

/**
 * One entry of a paper list: a document type, all normative documents, a matter that the agency marks its
 * documents with (in its own words, `finance`), everything addressed to an individual, or everything that is
 * in none of some pilots.
 */
export const PaperListEntry = Schema.Union([
  Schema.Struct({ by: Schema.Literal("type"), type: TypeCode, label }),
  Schema.Struct({ by: Schema.Literal("normative"), label }),
  Schema.Struct({ by: Schema.Literal("matter"), matter: SeenText, label }),
  Schema.Struct({ by: Schema.Literal("individual"), label }),
  Schema.Struct({ by: Schema.Literal("outside-pilots"), pilots: Schema.NonEmptyArray(PilotList), label }),
])
export type PaperListEntry = typeof PaperListEntry.Type

/**
 * The list (danh mục) of documents that are sent both electronically and on paper, decided by the head of a
 * ministry or locality (Decision 28/2018, Art. 7.2b). The host supplies it, because it differs between
 * localities.
 */
export const PaperList = Schema.Struct({
  /** The decision that contains the list. */
  basis: SeenText,
  entries: Schema.Array(PaperListEntry),
})
export interface PaperList extends Schema.Schema.Type<typeof PaperList> {}

/** The properties of a document that a list can refer to. */
export interface ListedDocument {
  readonly documentType: TypeCode
  readonly matters: ReadonlyArray<string>
  readonly toIndividual: boolean
  /** Who sends it to whom on which day, for pilots; without it, no pilot is asked. */
  readonly sending?: Omit<PilotQuestion, "documentType">
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
    case "outside-pilots": {
      const { documentType, sending } = document
      return (
        sending !== undefined && !entry.pilots.some((pilot) => isInPilot(pilot, { documentType, ...sending }))
      )
    }
  }
}

/** The first entry of a list that matches a document. */
export const entryFor = (list: PaperList, document: ListedDocument): PaperListEntry | undefined =>
  list.entries.find((entry) => names(entry, document))
