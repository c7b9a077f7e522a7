import fc from "fast-check"
import type { IncomingCommand } from "../../../src/document/incoming/decide.ts"
import type { Checked, Envelope, IncomingEvent } from "../../../src/document/incoming/event.ts"
import { Urgency } from "../../../src/vocabulary/urgency.ts"
import { converted, noteConversion } from "./conversion.ts"
import { replyCommand, replyEvent, responseFor } from "./reply.ts"
import {
  certificate,
  day,
  digest,
  documentCode,
  files,
  instant,
  legalValue,
  refusal,
  text,
} from "./vocabulary.ts"

const tag = <Tag extends string>(name: Tag) => ({ _tag: fc.constant(name) })

/** Few subjects and codes, so that the same document often comes again. */
export const envelope: fc.Arbitrary<Envelope> = fc.record(
  {
    from: fc.record({ code: fc.constant("000.00.00.H53"), name: text }, { requiredKeys: ["code"] }),
    wireId: fc.constant("000.00.00.H53,2019/06/20,105/BC-UBND"),
    code: documentCode,
    date: day,
    typeName: text,
    subject: fc.constantFrom("Kết quả thí điểm", "Kết quả thí điểm "),
    urgency: fc.constantFrom(...Urgency.literals),
    signer: fc.record({ competence: text, position: text, fullName: text }, { requiredKeys: [] }),
    dueDate: day,
    pageAmount: fc.integer({ min: 1, max: 999 }),
    paper: fc.constantFrom("0", "1", "yes"),
    addressees: fc.integer({ min: 1, max: 3 }),
    kind: fc.constantFrom("new" as const, "update" as const),
    about: fc.array(text, { maxLength: 1 }),
    answers: fc.tuple(responseFor),
  },
  { requiredKeys: ["from", "wireId", "code", "subject", "urgency", "signer", "kind", "about"] },
)

const finding = fc.record(
  {
    holder: fc.constantFrom("person" as const, "agency" as const),
    verdict: fc.constant("valid" as const),
    signer: text,
    signedAt: instant,
    certificate,
  },
  { requiredKeys: ["holder", "verdict", "signer"] },
)

export const checked: fc.Arbitrary<Checked> = fc.record({
  files: files.map(([first]): readonly [typeof first] => [first]),
  legalValue,
  sealedBy: fc.constantFrom(
    "sender" as const,
    "another-agency" as const,
    "unknown" as const,
    "nobody" as const,
  ),
  signatures: fc.array(fc.record({ file: text, finding }), { maxLength: 2 }),
  tolerated: fc.array(text, { maxLength: 1 }),
  tolerances: fc.array(fc.record({ code: text, path: text, en: text, vi: text }), { maxLength: 1 }),
})

const entry = fc.constantFrom("m1", "m2")
const other = { document: fc.constantFrom("d1", "d2"), wireId: text }
const arrival = { entry, envelope, checked, sameCodeAs: text, outsideFunction: text, addedAt: instant }
const assignment = {
  to: text,
  note: text,
  joining: fc.tuple(text, text),
  due: day,
}
const register = {
  register: fc.constant("incoming"),
  number: fc.integer({ min: 1, max: 9 }),
  year: fc.integer({ min: 2019, max: 2021 }),
}

export const incomingEvent: fc.Arbitrary<IncomingEvent> = fc.oneof(
  fc.record(
    { ...tag("Arrived"), ...arrival, fingerprint: text },
    { requiredKeys: ["_tag", "entry", "envelope", "checked", "fingerprint"] },
  ),
  fc.record(
    { ...tag("RefusedOnArrival"), entry, envelope, refusal, addedAt: instant },
    { requiredKeys: ["_tag", "entry", "envelope", "refusal"] },
  ),
  fc.record({ ...tag("DuplicateArrived"), entry }),
  fc.record({ ...tag("ConflictingCopyRefused"), entry, fingerprint: text, refusal }),
  fc.record({ ...tag("Registered"), ...register }, { requiredKeys: ["_tag", "register", "number"] }),
  fc.record({ ...tag("RefusedByClerk"), refusal }),
  fc.record({ ...tag("Assigned"), ...assignment }, { requiredKeys: ["_tag", "to"] }),
  fc.record({ ...tag("DeadlineExtended"), due: day, reason: text }),
  fc.record({ ...tag("HandedBack"), reason: text }),
  fc.record({ ...tag("ProcessingStarted") }),
  fc.record({ ...tag("Completed"), note: text }, { requiredKeys: ["_tag"] }),
  fc.record(
    { ...tag("RecallAsked"), entry, reason: text, statedAt: instant },
    { requiredKeys: ["_tag", "entry", "reason"] },
  ),
  fc.record(
    { ...tag("UpdateAsked"), entry, envelope, checked, fingerprint: text, reason: text, statedAt: instant },
    { requiredKeys: ["_tag", "entry", "envelope", "checked", "fingerprint", "reason"] },
  ),
  fc.record({ ...tag("UpdateAgreed") }),
  fc.record({ ...tag("UpdateDeclined"), reason: text }),
  fc.record({ ...tag("Superseded"), ...other, code: text }),
  fc.record({ ...tag("Supersedes"), ...other }),
  fc.record({ ...tag("ReplacementDestroyed"), document: other.document }),
  replyEvent,
  converted,
  fc.record({ ...tag("RecallAgreed"), destroyed: fc.array(digest, { maxLength: 2 }) }),
  fc.record({ ...tag("RecallDeclined"), reason: text }),
  fc.record({ ...tag("RecallGivenUp"), reason: text }),
)

export const incomingCommand: fc.Arbitrary<IncomingCommand> = fc.oneof(
  fc.record({ ...tag("Arrive"), ...arrival }, { requiredKeys: ["_tag", "entry", "envelope", "checked"] }),
  fc.record(
    { ...tag("RefuseOnArrival"), entry, envelope, refusal, addedAt: instant },
    { requiredKeys: ["_tag", "entry", "envelope", "refusal"] },
  ),
  fc.record({ ...tag("Register"), ...register }),
  fc.record({ ...tag("Refuse"), refusal }),
  fc.record({ ...tag("Assign"), ...assignment }, { requiredKeys: ["_tag", "to"] }),
  fc.record({ ...tag("ExtendDeadline"), due: day, reason: fc.constantFrom("Chờ ý kiến", " ") }),
  fc.record({ ...tag("HandBack"), reason: fc.constantFrom("Không đúng chức năng", " ") }),
  fc.record({ ...tag("StartProcessing") }),
  fc.record({ ...tag("Complete"), note: text }, { requiredKeys: ["_tag"] }),
  fc.record(
    { ...tag("AskRecall"), entry, reason: text, statedAt: instant },
    { requiredKeys: ["_tag", "entry", "reason"] },
  ),
  fc.record(
    { ...tag("AskUpdate"), entry, envelope, checked, reason: text, statedAt: instant },
    { requiredKeys: ["_tag", "entry", "envelope", "checked", "reason"] },
  ),
  fc.record({ ...tag("AgreeUpdate") }),
  fc.record({ ...tag("DeclineUpdate"), reason: text }),
  fc.record({ ...tag("Supersede"), ...other, code: text }),
  fc.record({ ...tag("NoteSuperseded"), ...other }),
  fc.record({ ...tag("LoseReplacement"), document: other.document }),
  replyCommand,
  noteConversion,
  fc.record({ ...tag("AgreeRecall") }),
  fc.record({ ...tag("GiveRecallUp"), reason: fc.constantFrom("Bên gửi đã thôi", " ") }),
  fc.record({ ...tag("DeclineRecall"), reason: text }),
)
