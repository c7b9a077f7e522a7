import { Option, Schema } from "effect"
import type { NewWork } from "../../port/storage/work.ts"
import { Digest } from "../../vocabulary/file.ts"

/** The payload of the work that sends a document packet to its electronic recipients. */
export const DocumentWork = Schema.Struct({
  document: Schema.String,
  packet: Digest,
  wireId: Schema.String,
  code: Schema.String,
  subject: Schema.String,
  to: Schema.Array(Schema.String),
  /** The number of the update whose packet this is; absent for the packet of the dispatch. */
  update: Schema.optionalKey(Schema.Int),
})
export type DocumentWork = typeof DocumentWork.Type
export const documentWorkKind = "document"

export const encodeDocumentWork = Schema.encodeSync(Schema.fromJsonString(DocumentWork))

/** One dispatch or update has one packet to send: its work can always be found again. */
export const documentWorkId = (document: string, update?: number) =>
  update === undefined ? `document/${document}` : `document/${document}/update/${update}`

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(DocumentWork))

/** What a work item is to send, where it is a document that can be read. */
export const readDocumentWork = ({ kind, payload }: Pick<NewWork, "kind" | "payload">) =>
  kind === documentWorkKind ? decode(payload) : Option.none<DocumentWork>()
