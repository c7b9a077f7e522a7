import type { Dispatch, DocumentType, FileInput, RecipientRequest, Urgency } from "@lienthong/core"
import type { Office } from "../office.ts"

/** A document that an office issues. */
export interface Issue {
  readonly type: DocumentType
  readonly subject: string
  readonly files: ReadonlyArray<FileInput>
  readonly urgency?: Urgency
  readonly pageAmount?: number
  readonly toPlaces?: ReadonlyArray<string>
  /** The notation, if it is not made of the type and the agency: `UBND-VP`. */
  readonly notation?: string
}

/** Drafts a document and signs it as the person and then as the agency. Returns its id and its số/ký hiệu. */
export const prepare = async ({ exchange, registrar, chief }: Office, { notation, ...draft }: Issue) => {
  const id = await exchange.outgoing.draft(draft, { by: registrar })
  await exchange.outgoing.signAsPerson(id, { authority: "TL." }, { by: chief })
  const code = await exchange.outgoing.signAsAgency(id, notation === undefined ? {} : { notation }, {
    by: registrar,
  })
  return { id, code: `${code.number}/${code.notation}` }
}

/** Dispatches a signed document. */
export const dispatch = (
  { exchange, registrar }: Office,
  id: string,
  to: ReadonlyArray<RecipientRequest | string>,
): Promise<Dispatch> => exchange.outgoing.dispatch(id, { to }, { by: registrar })
