import type { DocumentType, RecipientRequest, Urgency } from "@lienthong/core"
import { type Office, whoIs } from "../agency/office.ts"
import type { WriteLetter } from "./letter.ts"

/** A document that an office issues in the week. */
export interface Issue {
  readonly type: DocumentType
  readonly subject: string
  readonly to: ReadonlyArray<string | RecipientRequest>
  readonly urgency?: Urgency
  readonly dueDate?: string
  /** The unit or field in the notation of a công văn. */
  readonly unit?: string
  readonly answers?: string
  readonly replaces?: string
}

/** How far it is brought. */
export type Until = "drafted" | "signed" | "sealed" | "dispatched"

const fileName = (subject: string) =>
  `${subject
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/gi, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/-$/, "")}.pdf`

/** Drafts a document and brings it as far as is said, by the people who may. Returns its id. */
export const issue = async (
  office: Office,
  { type, subject, to, urgency, dueDate, unit, answers, replaces }: Issue,
  write: WriteLetter,
  until: Until = "dispatched",
): Promise<string> => {
  const { exchange, profile } = office
  const [drafter, signer, clerk] = [whoIs(office, "drafter"), whoIs(office, "signer"), whoIs(office, "clerk")]
  const id = await exchange.outgoing.draft(
    {
      type,
      subject,
      files: [{ name: fileName(subject), bytes: await write(office, signer.name, subject) }],
      ...(urgency && { urgency }),
      ...(dueDate !== undefined && { dueDate }),
      ...(answers !== undefined && { answers: [answers] }),
    },
    { by: drafter },
  )
  if (until === "drafted") return id
  await exchange.outgoing.signAsPerson(id, profile.abbreviation === "UBND" ? { authority: "TM." } : {}, {
    by: signer,
  })
  if (until === "signed") return id
  const notation = type === "cong-van" ? { notation: `${profile.abbreviation}-${unit ?? "VP"}` } : {}
  await exchange.outgoing.signAsAgency(id, notation, { by: clerk })
  if (until === "sealed") return id
  const replacing =
    replaces === undefined ? {} : { replaces: [replaces], replacementReason: "Sai số liệu tại Phụ lục I" }
  await exchange.outgoing.dispatch(id, { to, ...replacing }, { by: clerk })
  return id
}
