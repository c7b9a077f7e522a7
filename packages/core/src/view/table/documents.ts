import { type DocumentFilter, documentTests, isAgencyCode } from "../../report/document-filter.ts"
import type { ElectronicDocument } from "../../report/electronic-document.ts"
import { documentLines } from "../../report/electronic-document-lines.ts"
import { linkedCodes } from "../../report/replies.ts"
import { codeKey, isWholeCode, parseCode } from "../../vocabulary/document-code.ts"
import { agencyKey, documentIdKey } from "../../vocabulary/key.ts"
import { documentWords } from "../document-words.ts"
import type { Dossier } from "../dossier/dossier.ts"
import { replacedHere, replacementsOf } from "./replacements.ts"
import type { Table } from "./table.ts"

/**
 * Every document issued or received, with the fields of Decision 28/2018, Art. 10.2: by when it was drafted
 * or first seen here, or by one of its own dates.
 */
export const documents: Table<
  ElectronicDocument,
  DocumentFilter,
  "here" | "date" | "sent" | "received" | "due"
> = {
  name: "documents",
  lines: (dossier, model, { agency, ownTypes }) => {
    const own = ownStream(dossier)
    return own === undefined
      ? []
      : documentLines(model, agency, ownTypes)
          .filter(({ direction, document }) => `${direction}/${document}` === own)
          .map((line) => ({ line, place: dossier.places.get(own) ?? "" }))
  },
  related: (dossier) => [...replacementsOf(dossier), ...replacedHere(dossier)],
  words: ({ line, place }) => ({ place: Number(place), ...documentWords(line) }),
  sorts: {
    here: (_line, place) => place,
    date: ({ date }) => date,
    sent: ({ sentAt }) => sentAt,
    received: ({ receivedAt }) => receivedAt,
    due: ({ dueDate }) => dueDate,
  },
  defaultSort: "here",
  narrowed: ["here", "date"],
  defaultOrder: "descending",
  features: ({ direction, statuses, type, sender, receivers, history, other, identifier, code }) => [
    `direction=${direction}`,
    ...statuses.map((status) => `status=${status}`),
    ...(type === undefined ? [] : [`type=${type}`]),
    ...[`sender=${agencyKey(sender.code)}`, ...receivers.map(({ code: to }) => `receiver=${agencyKey(to)}`)],
    ...(identifier === undefined ? [] : [`identifier=${documentIdKey(identifier)}`]),
    ...codeFeatures(code),
    ...(other.registerNumber === undefined ? [] : [`number=${other.registerNumber}`]),
    ...history.map(({ by }) => `by=${by.id}`),
    ...(other.answeredBy === undefined ? [] : ["answered"]),
    ...linkedCodes(other).flatMap((linked) => codeFeatures(linked).map((feature) => `reply-${feature}`)),
  ],
  tests: documentTests,
  found: {
    direction: (direction) => `direction=${direction}`,
    status: (status) => `status=${status}`,
    type: (type) => `type=${type}`,
    code: (code) => codeFeatures(code)[0],
    reply: (code) => {
      const [feature] = codeFeatures(code)
      return feature && `reply-${feature}`
    },
    answered: (answered) => (answered ? "answered" : undefined),
    sender: (wanted) => (isAgencyCode(wanted) ? `sender=${agencyKey(wanted)}` : undefined),
    receiver: (wanted) => (isAgencyCode(wanted) ? `receiver=${agencyKey(wanted)}` : undefined),
    identifier: (identifier) => `identifier=${documentIdKey(identifier)}`,
    registerNumber: (number) => `number=${number}`,
    handledBy: (id) => `by=${id}`,
  },
  periods: {
    date: ["dateFrom", "dateUntil"],
    sent: ["sentFrom", "sentUntil"],
    received: ["receivedFrom", "receivedUntil"],
    due: ["dueFrom", "dueUntil"],
  },
}

/** The whole code first, then each of its parts, each by its key. */
const codeFeatures = (text: string | undefined): ReadonlyArray<string> => {
  if (text === undefined) return []
  const code = parseCode(codeKey(text))
  return [
    ...(isWholeCode(code) ? [`code=${codeKey(text)}`] : []),
    ...(code.number === "" ? [] : [`code-number=${code.number}`]),
    ...(code.notation === "" ? [] : [`code-notation=${code.notation}`]),
  ]
}

const ownStream = ({ facts }: Dossier): string | undefined =>
  [...facts.outgoing.keys(), ...facts.incoming.keys()][0]
