import { Effect, Option, Schema } from "effect"
import type { NewWork } from "../../port/storage/work.ts"

/** When work is tried again that did not get done. */
export const retries = {
  attempts:
    "after 15 s, doubling up to 2 hours, and no more after 20 attempts or a final no (`retry` of the settings)",
  anew: "done each time and put down anew, until nothing is left to look at",
} as const

/** Where it is seen that work has stopped. */
export const failures = {
  deliveries: "each recipient's delivery: tracking board, fault log",
  notices: "the work's own stream: fault log",
} as const

/**
 * What an item of work is about: the document of ours, where it is one's, and who gets what it sends, or is
 * looked for.
 */
export interface WorkSubject {
  readonly document?: string
  /** Absent where those are all recipients of the document. */
  readonly to?: ReadonlyArray<string>
}

/** One kind of work in the outbox. `performers` in the dispatcher has how it is done, under the same name. */
interface Declared<Name extends string, Payload, Encoded> {
  /** As a stored item of work has it: it never changes. */
  readonly name: Name
  /** What doing it comes to, in a sentence. */
  readonly does: string
  /** What an item carries, as JSON. */
  readonly carries: Schema.Codec<Payload, Encoded>
  readonly retry: keyof typeof retries
  /** Whatever cannot even be attempted, as of another release, is seen under `notices`. */
  readonly failure: keyof typeof failures
  readonly subject: (payload: Payload) => WorkSubject
}

/** Declares a kind of work, and gives the writing and reading of its items. */
export const workKind = <const Name extends string, Payload, Encoded>(
  declared: Declared<Name, Payload, Encoded>,
) => {
  const json = Schema.fromJsonString(declared.carries)
  const encode = Schema.encodeSync(json)
  const decode = Schema.decodeUnknownEffect(json)
  const read = Schema.decodeUnknownOption(json)
  const { name, subject } = declared
  const readOwn = ({ kind, payload }: Pick<NewWork, "kind" | "payload">) =>
    kind === name ? read(payload) : Option.none<Payload>()
  return {
    ...declared,
    /** An item of this kind. */
    item: (id: string, payload: Payload, { lane, dueAt }: Pick<NewWork, "lane" | "dueAt">): NewWork => ({
      id,
      lane,
      kind: name,
      payload: encode(payload),
      dueAt,
    }),
    /** What an item that is to be done carries. It is a defect when that cannot be read. */
    payloadOf: ({ payload }: Pick<NewWork, "payload">) => Effect.orDie(decode(payload)),
    /** What an item carries, where it is of this kind and can be read. */
    read: readOwn,
    /** What an item is about; nothing where it cannot be read. */
    subjectOf: (item: Pick<NewWork, "kind" | "payload">): WorkSubject =>
      Option.match(readOwn(item), { onNone: () => ({ to: [] }), onSome: subject }),
  }
}
