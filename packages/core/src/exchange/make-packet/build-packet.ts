import type { Agency } from "../../agency/agency.ts"
import type { Outgoing } from "../../document/outgoing/state.ts"
import type { Business } from "../../packet/business.ts"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import { partyOf } from "../../packet/party.ts"
import { wholeSeconds } from "../../packet/question.ts"
import { saysNothing } from "../../text/says-nothing.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { documentTypeName } from "../../vocabulary/document-type.ts"
import type { FileRef } from "../../vocabulary/file.ts"

/** The largest amount that its field holds (Decree 30/2020, Annex VI, Part II). */
const maxAmount = 999

/** What a file is called as an appendix: by its description, which may be there to say that there is none. */
const appendixName = ({ name, description = "" }: FileRef): string =>
  saysNothing(description) ? name : description

/** `SteeringType` of a document that steers nothing, as all sample packets of the axis have it. */
const notSteering = "1"

/**
 * Builds the packet of a document for any business. Its content is fixed: it is made once, and every attempt
 * sends the same bytes.
 */
export const buildPacket = (from: {
  readonly agency: Agency
  readonly place?: string
  readonly wireId: string
  readonly document: Outgoing & { readonly numbered: NonNullable<Outgoing["numbered"]> }
  readonly to: ReadonlyArray<{ readonly code: string; readonly name: string }>
  readonly files: ReadonlyArray<FileRef>
  readonly business: Business
  readonly at: VietnamTime
}): DocumentPacket => {
  const { draft, signed, numbered } = from.document
  const place = draft.place ?? from.place
  return {
    _tag: "DocumentPacket",
    from: partyOf(from.agency),
    to: from.to.map(({ code, name }) => ({ code, name })),
    documentId: from.wireId,
    code: numbered.code,
    promulgation: { date: numbered.date, ...(place !== undefined && { place }) },
    documentType: { name: documentTypeName(draft.type) },
    subject: draft.subject,
    signer: signed
      ? {
          fullName: signed.signer.name,
          ...(signed.authority !== undefined && { competence: signed.authority }),
          ...(signed.signer.position !== undefined && { position: signed.signer.position }),
        }
      : {},
    ...(draft.dueDate !== undefined && { dueDate: draft.dueDate }),
    toPlaces: draft.toPlaces,
    urgency: draft.urgency,
    promulgationAmount: Math.min(from.to.length, maxAmount),
    // Readers take a number that is left out for 1.
    pageAmount: draft.pageAmount ?? 0,
    steeringType: notSteering,
    appendixes: draft.files.slice(1).map(appendixName),
    responseFor: draft.repliesTo?.map(({ named }) => named) ?? [],
    trace: [{ organId: from.agency.code, at: wholeSeconds(from.at) }],
    business: from.business,
    attachments: from.files.map((file, index) => ({
      contentId: `${file.digest.slice(0, 32)}-${index + 1}`,
      name: file.name,
      ...(file.description !== undefined && { description: file.description }),
      mediaType: file.mediaType,
      size: file.size,
      digest: file.digest,
    })),
  }
}
