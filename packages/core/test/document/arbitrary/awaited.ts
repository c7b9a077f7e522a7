import fc from "fast-check"
import type { AwaitedCommand } from "../../../src/document/awaited/decide.ts"
import type { AwaitedEvent, EarlyRequest } from "../../../src/document/awaited/event.ts"
import { ReplyKind } from "../../../src/document/reply.ts"
import { instant, text } from "./vocabulary.ts"

const tag = <Tag extends string>(name: Tag) => ({ _tag: fc.constant(name) })

/** Few words, so that the same is often said again. */
export const word: fc.Arbitrary<EarlyRequest> = fc.oneof(
  fc.record({ ...tag("Recall"), reason: text, statedAt: instant }, { requiredKeys: ["_tag", "reason"] }),
  fc.record({
    ...tag("Replacement"),
    document: fc.constantFrom("d1", "d2"),
    wireId: fc.constantFrom("w1", "w2"),
    code: text,
  }),
  fc.record({
    ...tag("Reply"),
    kind: fc.constantFrom(...ReplyKind.literals),
    document: fc.constantFrom("d1", "d2"),
    code: text,
  }),
)

const foretold = {
  entry: fc.constantFrom("m1", "m2"),
  from: fc.constant("000.00.00.H53"),
  documentId: text,
  code: text,
  date: fc.constant("2019-06-20"),
  word,
}
const required = ["_tag", "entry", "from", "word"] as const
const document = fc.constantFrom("d1", "d2")

export const awaitedEvent: fc.Arbitrary<AwaitedEvent> = fc.oneof(
  fc.record({ ...tag("Foretold"), ...foretold }, { requiredKeys: [...required] }),
  fc.record({ ...tag("Met"), document }),
)

export const awaitedCommand: fc.Arbitrary<AwaitedCommand> = fc.oneof(
  fc.record({ ...tag("Foretell"), ...foretold }, { requiredKeys: [...required] }),
  fc.record({ ...tag("Meet"), document }),
)
