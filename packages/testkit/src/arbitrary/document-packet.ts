import type { Urgency } from "@lienthong/core"
import { identifierTexts } from "@lienthong/core/adapter"
import { printCode } from "@lienthong/core/document"
import fc from "fast-check"
import type { WholePacket } from "../exchange/whole-packets.ts"
import { agencyCode, party } from "./agency.ts"
import { attachments } from "./attachment.ts"
import { business, responseFor } from "./business.ts"
import { localDate, vietnamTime } from "./calendar.ts"
import { documentCode, documentId } from "./document-code.ts"
import { vietnameseText } from "./vietnamese-text.ts"

/** Excludes `timed-flash`, which is read but never written. */
const urgency = fc.constantFrom<Urgency>("ordinary", "urgent", "very-urgent", "flash")

const amount = fc.integer({ min: 0, max: 999 })

const fields = {
  _tag: fc.constant("DocumentPacket" as const),
  from: party,
  to: fc.uniqueArray(party, { minLength: 1, maxLength: 3, selector: (to) => to.code }),
  documentId,
  code: documentCode,
  promulgation: fc.record({ place: vietnameseText(50), date: localDate }, { requiredKeys: [] }),
  documentType: fc.record(
    {
      type: fc.constantFrom("1", "2"),
      detail: fc.constantFrom("0", "18"),
      name: fc.constantFrom("Công văn", "Báo cáo", "Quyết định"),
    },
    { requiredKeys: [] },
  ),
  subject: vietnameseText(500),
  signer: fc.record(
    { competence: vietnameseText(100), position: vietnameseText(100), fullName: vietnameseText(50) },
    { requiredKeys: [] },
  ),
  toPlaces: fc.array(vietnameseText(200), { maxLength: 5 }),
  urgency,
  appendixes: fc.array(vietnameseText(100), { maxLength: 3 }),
  responseFor: fc.array(responseFor, { maxLength: 2 }),
  trace: fc.array(fc.record({ organId: agencyCode, at: vietnamTime }, { requiredKeys: ["organId"] }), {
    maxLength: 3,
  }),
  business,
  attachments,
}

const optional = {
  content: vietnameseText(500),
  dueDate: localDate,
  sphere: vietnameseText(100),
  typerNotation: vietnameseText(10),
  promulgationAmount: amount,
  pageAmount: amount,
  steeringType: fc.constantFrom("0", "1", "2", "3"),
}

type Identified = Pick<WholePacket, "documentId" | "from" | "code" | "promulgation">

/** The identifier, whose parts are those of the packet where it has parts. */
const ownIdentifier = ({ documentId, from, code, promulgation }: Identified): string => {
  const named = identifierTexts(documentId)
  const date = (promulgation.date ?? named?.date)?.replaceAll("-", "/")
  return named === undefined ? documentId : `${from.code},${date},${printCode(code)}`
}

/** A document packet that may be sent, of any business kind. Encoding and decoding leaves it unchanged. */
export const documentPacket: fc.Arbitrary<WholePacket> = fc
  .tuple(fc.record(fields), fc.record(optional, { requiredKeys: [] }))
  .map(([certain, possible]) => ({ ...certain, documentId: ownIdentifier(certain), ...possible }))
