import { type Business, identifierTexts, type ResponseFor, type Staff } from "@lienthong/core/adapter"
import fc from "fast-check"
import { agencyCode } from "./agency.ts"
import { localDate } from "./calendar.ts"
import { documentCode, documentId } from "./document-code.ts"
import { vietnameseText } from "./vietnamese-text.ts"

/** The clerk at the sending agency. Never empty, because an empty `StaffInfo` equals none. */
export const staff: fc.Arbitrary<Staff> = fc.record(
  {
    name: vietnameseText(100),
    department: vietnameseText(250),
    departmentId: vietnameseText(100),
    id: vietnameseText(100),
    email: vietnameseText(100),
    mobile: vietnameseText(100),
  },
  { requiredKeys: ["name"] },
)

/** The identifier, whose parts are the document's own where it has parts. */
const sameDocument = (named: ResponseFor): ResponseFor => {
  const parts = identifierTexts(named.documentId)
  const date = (named.date ?? parts?.date)?.replaceAll("-", "/")
  return parts ? { ...named, documentId: `${named.organId},${date},${named.code}` } : named
}

/** The document that a packet answers or reports on. */
export const responseFor: fc.Arbitrary<ResponseFor> = fc
  .record(
    {
      organId: agencyCode,
      code: documentCode.map((code) => `${code.number}/${code.notation}`),
      date: localDate,
      documentId,
    },
    { requiredKeys: ["organId", "code", "documentId"] },
  )
  .map(sameDocument)

const update = fc.record({
  contentChanged: fc.boolean(),
  receiversChanged: fc.boolean(),
  receivers: fc.array(
    fc.record({ organId: agencyCode, change: fc.constantFrom("removed" as const, "added" as const) }),
    { maxLength: 3 },
  ),
})

const replaced = fc.record({ documentId, organIds: fc.array(agencyCode, { maxLength: 3 }) })

const common = { reason: vietnameseText(200), paper: fc.constantFrom("0", "1"), staff }

/** All four kinds: new, revocation, update and replacement, each with its own fields. */
export const business: fc.Arbitrary<Business> = fc.oneof(
  fc.record(
    {
      ...common,
      kind: fc.constantFrom("new" as const, "revocation" as const),
      documentId,
      replaces: fc.constant([]),
    },
    { requiredKeys: ["kind", "reason", "replaces"] },
  ),
  fc.record(
    {
      ...common,
      kind: fc.constant("update" as const),
      documentId,
      update,
      replaces: fc.array(replaced, { maxLength: 2 }),
    },
    { requiredKeys: ["kind", "reason", "replaces", "documentId", "update"] },
  ),
  fc.record(
    {
      ...common,
      kind: fc.constant("replacement" as const),
      replaces: fc.array(replaced, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ["kind", "reason", "replaces"] },
  ),
)
