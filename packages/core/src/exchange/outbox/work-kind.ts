import { Effect, Option, Schema } from "effect"
import type { NewWork } from "../../port/storage/work.ts"

/** When unfinished work is retried. */
export const retries = {
  attempts:
    "after 15 s, doubling up to 2 hours, and no more after 20 attempts or a final no (`retry` of the settings)",
  anew: "done each time and put down anew, until nothing is left to look at",
} as const

/** Where stopped work is seen. */
export const failures = {
  deliveries: "each recipient's delivery: tracking board, fault log",
  notices: "the work's own stream: fault log",
} as const

/**
 * What a work item is about: our document, if it concerns one, and the recipients of what it sends, or those
 * that it looks for.
 */
export interface WorkSubject {
  readonly document?: string
  /** Absent when it concerns all recipients of the document. */
  readonly to?: ReadonlyArray<string>
}

/** One kind of work in the outbox. `performers` in the dispatcher has how it is done, under the same name. */
interface Declared<Name extends string, Payload, Encoded> {
  /** The name in stored items; it never changes. */
  readonly name: Name
  /** What it does, in a sentence. */
  readonly does: string
  /** What an item carries, as JSON. */
  readonly carries: Schema.Codec<Payload, Encoded>
  readonly retry: keyof typeof retries
  /** Work that cannot even be attempted, for example of another release, is always seen under `notices`. */
  readonly failure: keyof typeof failures
  readonly subject: (payload: Payload) => WorkSubject
}

/** Declares a kind of work, with the encoding and decoding of its items. */
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
    /** Makes an item of this kind. */
    item: (id: string, payload: Payload, { lane, dueAt }: Pick<NewWork, "lane" | "dueAt">): NewWork => ({
      id,
      lane,
      kind: name,
      payload: encode(payload),
      dueAt,
    }),
    /** Decodes what a due item carries. An unreadable one is a defect. */
    payloadOf: ({ payload }: Pick<NewWork, "payload">) => Effect.orDie(decode(payload)),
    /** Decodes what an item carries, if it is of this kind and readable. */
    read: readOwn,
    /** What an item is about; nothing if it cannot be read. */
    subjectOf: (item: Pick<NewWork, "kind" | "payload">): WorkSubject =>
      Option.match(readOwn(item), { onNone: () => ({ to: [] }), onSome: subject }),
  }
}
