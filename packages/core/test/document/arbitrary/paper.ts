import fc from "fast-check"
import type { PaperEvent, ReceivedPaper } from "../../../src/document/paper/event.ts"
import { RecipientCapacity } from "../../../src/policy/paper.ts"
import type { PaperVerdict } from "../../../src/policy/paper-received.ts"
import { day, deadline, documentCode, text } from "./vocabulary.ts"

const verdict: fc.Arbitrary<PaperVerdict> = deadline.chain(({ article, reason }) =>
  fc.oneof(
    fc.record({
      outcome: fc.constant("justified" as const),
      rule: fc.constantFrom("announced" as const, "government" as const, "not-connected" as const),
      article: fc.constant(article),
      reason: fc.constant(reason),
    }),
    fc.record({
      outcome: fc.constantFrom("waste" as const, "electronic-missing" as const, "undecided" as const),
      article: fc.constant(article),
      reason: fc.constant(reason),
    }),
  ),
)

const copy: fc.Arbitrary<ReceivedPaper> = fc.record(
  {
    from: fc.record({ code: text, name: text }, { requiredKeys: ["code"] }),
    code: documentCode,
    date: day,
    receivedOn: day,
    capacity: fc.constantFrom(...RecipientCapacity.literals),
    individual: fc.boolean(),
    matters: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: ["from", "code", "receivedOn", "matters"] },
)

/** Everything that can happen to paper that came. */
export const paperEvent: fc.Arbitrary<PaperEvent> = fc.oneof(
  fc.record(
    { _tag: fc.constant("PaperReceived" as const), copy, document: text, verdict },
    { requiredKeys: ["_tag", "copy", "verdict"] },
  ),
  fc.record({ _tag: fc.constant("ElectronicCame" as const), document: text, verdict }),
  fc.record(
    {
      _tag: fc.constant("PaperRegistered" as const),
      register: text,
      number: fc.integer({ min: 1, max: 9 }),
      typeName: text,
      subject: text,
    },
    { requiredKeys: ["_tag", "register", "number", "subject"] },
  ),
)
