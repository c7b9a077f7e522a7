import fc from "fast-check"
import type { Actor } from "../../../src/agency/actor.ts"
import { Role } from "../../../src/agency/role.ts"
import type { Refusal } from "../../../src/document/incoming/event.ts"
import type { SendDeadline } from "../../../src/policy/deadline/send-deadline.ts"
import type { LegalValue } from "../../../src/policy/legal-value.ts"
import type { PaperDecision } from "../../../src/policy/paper.ts"
import { LocalDate, type VietnamTime, vietnamTime } from "../../../src/time/vietnam-time.ts"
import type { DocumentCode } from "../../../src/vocabulary/document-code.ts"
import { Digest, type FileRef } from "../../../src/vocabulary/file.ts"
import { refusalReasonCodes } from "../../../src/vocabulary/refusal-reason.ts"
import type { CertificateSummary } from "../../../src/vocabulary/signature.ts"

/** The words that events and commands are made of. Small, so that equal values meet often. */

const noon = Date.parse("2019-06-20T12:00:00+07:00")

/** One of a few instants, so that two reports often state the same. */
export const instant: fc.Arbitrary<VietnamTime> = fc
  .integer({ min: 0, max: 3 })
  .map((hours) => vietnamTime(noon + hours * 3_600_000))

export const day: fc.Arbitrary<LocalDate> = fc.constantFrom(
  LocalDate.make("2019-06-20"),
  LocalDate.make("2019-12-31"),
)

/**
 * What a person writes: nothing, blanks and any letters but braces, which are how a sentence names its
 * details.
 */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom("", "  ", "Sai số liệu", "[other] sai"),
  fc.string({ unit: "grapheme", maxLength: 12 }).filter((value) => !/[{}]/.test(value)),
)

const name = text.filter((value) => value !== "")

export const digest: fc.Arbitrary<Digest> = fc
  .constantFrom("a", "b", "c")
  .map((letter) => Digest.make(letter.repeat(64)))

export const fileRef: fc.Arbitrary<FileRef> = fc.record(
  {
    name,
    mediaType: fc.constantFrom("application/pdf", "text/plain"),
    size: fc.constantFrom(0, 1, 4096),
    digest,
    description: text,
  },
  { requiredKeys: ["name", "mediaType", "size", "digest"] },
)

export const files: fc.Arbitrary<readonly [FileRef, ...Array<FileRef>]> = fc
  .tuple(fileRef, fc.array(fileRef, { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest])

export const actor: fc.Arbitrary<Actor> = fc.record(
  { id: name, name, position: text, department: text, roles: fc.subarray([...Role.literals]), agency: text },
  { requiredKeys: ["id", "name"] },
)

export const certificate: fc.Arbitrary<CertificateSummary> = fc.record({
  subject: text,
  issuer: text,
  serialNumber: text,
  validFrom: instant,
  validUntil: instant,
})

export const documentCode: fc.Arbitrary<DocumentCode> = fc.record({
  number: fc.constantFrom("01", "105"),
  notation: fc.constantFrom("BC-UBND", "UBND-VP", ""),
})

const ground = { article: fc.constant("QĐ 28/2018/QĐ-TTg, Điều 5.3" as SendDeadline["article"]) }
/** A sentence in both languages. */
export const reason = fc.record({ en: text, vi: text })

/** Every way a document can go to a recipient. */
export const way: fc.Arbitrary<PaperDecision> = fc.oneof(
  fc.record({
    electronic: fc.constant(true as const),
    paper: fc.constant(false as const),
    ...ground,
    reason,
  }),
  fc.record({
    electronic: fc.constant(true as const),
    paper: fc.constant(true as const),
    rule: fc.constantFrom("no-legal-value" as const, "government" as const, "listed" as const),
    ...ground,
    reason,
  }),
  fc.record({
    electronic: fc.constant(false as const),
    paper: fc.constant(true as const),
    rule: fc.constant("not-connected" as const),
    ...ground,
    reason,
  }),
)

export const legalValue: fc.Arbitrary<LegalValue> = fc.constantFrom("original", "for-information")

export const deadline: fc.Arbitrary<SendDeadline> = fc.record({
  due: instant,
  lateBound: instant,
  immediate: fc.boolean(),
  estimated: fc.boolean(),
  ...ground,
  reason,
  lateArticle: ground.article,
})

export const refusal: fc.Arbitrary<Refusal> = fc.record({
  reason: fc.constantFrom(...refusalReasonCodes),
  text,
})
