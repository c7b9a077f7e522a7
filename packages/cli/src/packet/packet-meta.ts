import { type InputError, Urgency } from "@lienthong/core"
import {
  Business,
  type DocumentPacket,
  invalidValue,
  Party,
  ResponseFor,
  StatusPacket,
} from "@lienthong/core/adapter"
import { LocalDate, VietnamTime } from "@lienthong/core/calendar"
import { DocumentCode } from "@lienthong/core/document"
import { Effect, Schema } from "effect"

const text = Schema.optionalKey(Schema.String)
const texts = Schema.optionalKey(Schema.Array(Schema.String))

/** A file as the packet names it. Its bytes, size and digest come from the file. */
const MetaFile = Schema.Struct({
  name: Schema.String,
  description: text,
  mediaType: text,
  contentId: text,
  size: Schema.optionalKey(Schema.Number),
  digest: text,
})

/**
 * A document packet as a person writes it, and as `packet read --json` prints it: lists that are empty may be
 * left out, and a document is new unless it says otherwise.
 */
const DocumentMeta = Schema.Struct({
  _tag: Schema.optionalKey(Schema.Literal("DocumentPacket")),
  from: Party,
  to: Schema.Array(Party),
  documentId: Schema.String,
  code: DocumentCode,
  promulgation: Schema.optionalKey(Schema.Struct({ place: text, date: Schema.optionalKey(LocalDate) })),
  documentType: Schema.optionalKey(Schema.Struct({ type: text, detail: text, name: text })),
  subject: Schema.String,
  content: text,
  signer: Schema.optionalKey(Schema.Struct({ competence: text, position: text, fullName: text })),
  dueDate: Schema.optionalKey(LocalDate),
  toPlaces: texts,
  urgency: Schema.optionalKey(Urgency),
  sphere: text,
  typerNotation: text,
  promulgationAmount: Schema.optionalKey(Schema.Finite),
  pageAmount: Schema.optionalKey(Schema.Finite),
  appendixes: texts,
  responseFor: Schema.optionalKey(Schema.Array(ResponseFor)),
  steeringType: text,
  trace: Schema.optionalKey(
    Schema.Array(Schema.Struct({ organId: Schema.String, at: Schema.optionalKey(VietnamTime) })),
  ),
  business: Schema.optionalKey(Business),
  attachments: Schema.optionalKey(Schema.Array(MetaFile)),
  broken: Schema.optionalKey(Schema.Array(Schema.Unknown)),
  tolerated: Schema.optionalKey(Schema.Array(Schema.Unknown)),
})
type DocumentMeta = typeof DocumentMeta.Type

const StatusMeta = Schema.Struct({
  ...StatusPacket.fields,
  tolerated: Schema.optionalKey(Schema.Array(Schema.Unknown)),
})

/** What a packet is to hold: a status packet, or a document packet whose files are still to be added. */
export type PacketMeta =
  | { readonly status: StatusPacket }
  | {
      readonly document: Omit<DocumentPacket, "attachments">
      readonly files: DocumentMeta["attachments"]
    }

const isStatus = (given: unknown): boolean =>
  typeof given === "object" && given !== null && "_tag" in given && given._tag === "StatusPacket"

const documentOf = ({
  attachments: files,
  broken: _broken,
  tolerated: _tolerated,
  ...given
}: DocumentMeta): PacketMeta => ({
  files,
  document: {
    promulgation: {},
    documentType: {},
    signer: {},
    toPlaces: [],
    urgency: "ordinary",
    appendixes: [],
    responseFor: [],
    trace: [],
    business: { kind: "new", reason: "", replaces: [] },
    ...given,
    _tag: "DocumentPacket",
  },
})

/** Reads what a packet is to hold. The error names the field that is wrong and what it should be. */
export const readMeta = (given: unknown): Effect.Effect<PacketMeta, InputError> => {
  const read = <A>(schema: Schema.Codec<A, unknown>) =>
    Effect.mapError(Schema.decodeUnknownEffect(schema, { onExcessProperty: "error" })(given), (error) =>
      invalidValue(error, given, "META"),
    )
  return isStatus(given)
    ? Effect.map(read(StatusMeta), ({ tolerated: _, ...status }) => ({ status }))
    : Effect.map(read(DocumentMeta), documentOf)
}
