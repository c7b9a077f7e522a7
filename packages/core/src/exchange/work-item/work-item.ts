import { Effect, Option, Schema } from "effect"
import type { NewWork } from "../../port/storage/work.ts"

/**
 * What a work item is about: our document, if it concerns one, and the recipients of what it sends, or those
 * that it looks for.
 */
export interface WorkSubject {
  readonly document?: string
  /** Absent when it concerns all recipients of the document. */
  readonly to?: ReadonlyArray<string>
}

interface Declared<Name extends string, Payload, Encoded> {
  /** The name of the kind in stored items; it never changes. */
  readonly name: Name
  /** What an item carries, as JSON. */
  readonly carries: Schema.Codec<Payload, Encoded>
  readonly subject: (payload: Payload) => WorkSubject
}

/**
 * Declares the items of one kind of work, with their encoding and decoding. A `WorkKind` of the outbox has
 * the rest: how the work is done, when it is retried and who sees it fail.
 */
export const workItem = <const Name extends string, Payload, Encoded>(
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
