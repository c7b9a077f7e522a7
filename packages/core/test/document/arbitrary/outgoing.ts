import fc from "fast-check"
import type { OutgoingCommand } from "../../../src/document/outgoing/decide.ts"
import type { DispatchLine, Draft, OutgoingEvent, OutgoingRef } from "../../../src/document/outgoing/event.ts"
import { Urgency } from "../../../src/vocabulary/urgency.ts"
import { converted, noteConversion } from "./conversion.ts"
import { reply, replyCommand, replyEvent, responseFor } from "./reply.ts"
import {
  actor,
  certificate,
  day,
  deadline,
  digest,
  documentCode,
  files,
  instant,
  legalValue,
  text,
  way,
} from "./vocabulary.ts"

/** A draft of any of a few types: a report, a copy, a decree. */
export const draft: fc.Arbitrary<Draft> = fc.record(
  {
    type: fc.constantFrom("bao-cao" as const, "sao-y" as const, "van-ban-qppl/nghi-dinh" as const),
    subject: text,
    urgency: fc.constantFrom(...Urgency.literals),
    files,
    toPlaces: fc.array(text, { maxLength: 2 }),
    matters: fc.array(text, { maxLength: 2 }),
    place: text,
    dueDate: day,
    pageAmount: fc.nat(9),
    repliesTo: fc.tuple(fc.record({ ...reply, named: responseFor })),
    completesAnswered: fc.constant(true as const),
  },
  { requiredKeys: ["type", "subject", "urgency", "files", "toPlaces", "matters"] },
)

const line: fc.Arbitrary<DispatchLine> = fc.record({
  to: fc.record({ code: fc.constantFrom("000.00.00.G22", "000.00.00.G14", "H53"), name: text }),
  way,
})
const signed = { files, certificate }
const person = { signer: actor, authority: text, ...signed }
const numbered = {
  register: fc.constantFrom("outgoing", "other"),
  number: fc.integer({ min: 1, max: 9 }),
  code: documentCode,
  date: day,
}
const dispatch = { wireId: text, deadline, packet: digest }

const reference: fc.Arbitrary<OutgoingRef> = fc.record({
  document: fc.constantFrom("d1", "d1", "d2"),
  wireId: text,
  code: documentCode,
})
const directory = fc.record(
  { readAt: instant, kept: fc.boolean(), version: fc.integer({ min: 1 }), from: text },
  { requiredKeys: ["readAt", "kept"] },
)
const update = {
  reason: text,
  dueDate: day,
  removed: fc.uniqueArray(fc.constantFrom("000.00.00.G22", "000.00.00.G14", "H53"), { maxLength: 2 }),
  packet: digest,
}

const tag = <Tag extends string>(name: Tag) => ({ _tag: fc.constant(name) })

export const outgoingEvent: fc.Arbitrary<OutgoingEvent> = fc.oneof(
  fc.record({ ...tag("Drafted"), draft }),
  fc.record({ ...tag("Revised"), draft }),
  fc.record(
    { ...tag("SignedByPerson"), ...person },
    { requiredKeys: ["_tag", "signer", "files", "certificate"] },
  ),
  fc.record({ ...tag("Numbered"), ...numbered }),
  fc.record({ ...tag("SealedByAgency"), ...signed }),
  fc.record(
    {
      ...tag("Dispatched"),
      ...dispatch,
      legalValue,
      lines: fc.tuple(line, line).map((lines): [DispatchLine, ...Array<DispatchLine>] => lines),
      replaces: fc.tuple(reference).map((replaces): readonly [OutgoingRef] => replaces),
      directory,
    },
    { requiredKeys: ["_tag", "wireId", "deadline", "legalValue", "lines"] },
  ),
  fc.record({ ...tag("Replaced"), by: reference }),
  fc.record({ ...tag("ReplacementRecalled"), document: fc.constantFrom("d1", "d2") }),
  fc.record(
    {
      ...tag("Updated"),
      ...update,
      number: fc.integer({ min: 1, max: 9 }),
      added: fc.array(line),
      directory,
    },
    { requiredKeys: ["_tag", "number", "reason", "added", "removed"] },
  ),
  fc.record({ ...tag("RecallStarted"), reason: text }),
  fc.record({ ...tag("ClosedUnissued"), reason: text }),
  replyEvent,
  converted,
)

const furtherCommand: fc.Arbitrary<OutgoingCommand> = fc.oneof(
  { weight: 2, arbitrary: replyCommand },
  fc.record({ ...tag("Draft"), draft }),
  fc.record({ ...tag("Revise"), draft }),
  fc.record(
    { ...tag("SignAsPerson"), ...person },
    { requiredKeys: ["_tag", "signer", "files", "certificate"] },
  ),
  fc.record({ ...tag("TakeNumber"), ...numbered }),
  fc.record({ ...tag("SealAsAgency"), ...signed }),
  fc.record(
    {
      ...tag("Dispatch"),
      ...dispatch,
      lines: fc.array(line, { maxLength: 3 }),
      forInformation: fc.boolean(),
      replaces: fc.array(reference, { maxLength: 1 }),
    },
    { requiredKeys: ["_tag", "wireId", "deadline", "lines", "forInformation"] },
  ),
  fc.record({
    ...tag("Replace"),
    by: reference,
    form: fc.record({ type: fc.constantFrom("bao-cao" as const, "sao-y" as const), legalValue }),
  }),
  fc.record({ ...tag("RecallReplacement"), document: fc.constant("d1") }),
  fc.record(
    { ...tag("Update"), ...update, added: fc.array(line, { maxLength: 1 }) },
    { requiredKeys: ["_tag", "reason", "added", "removed"] },
  ),
  fc.record({ ...tag("Recall"), reason: text }),
)

const closeUnissued: fc.Arbitrary<OutgoingCommand> = fc.record({ ...tag("CloseUnissued"), reason: text })

/** A document that is closed unissued lives no further, so few are. */
export const outgoingCommand: fc.Arbitrary<OutgoingCommand> = fc.oneof(
  { weight: 40, arbitrary: furtherCommand },
  { weight: 1, arbitrary: closeUnissued },
  { weight: 2, arbitrary: noteConversion },
)
