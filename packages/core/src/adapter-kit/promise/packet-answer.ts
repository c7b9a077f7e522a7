import { type Result, Schema } from "effect"
import { type Attachment, brokenReasons } from "../../packet/attachment.ts"
import { Business } from "../../packet/business.ts"
import type { DocumentPacket, ReadDocumentPacket } from "../../packet/document-packet.ts"
import { Party, ResponseFor } from "../../packet/party.ts"
import { type ReadStatusPacket, StatusPacket } from "../../packet/status-packet.ts"
import { Tolerance } from "../../packet/tolerance.ts"
import { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import { DocumentCode } from "../../vocabulary/document-code.ts"
import { Digest } from "../../vocabulary/file.ts"
import { Urgency } from "../../vocabulary/urgency.ts"
import { accepts, decodeAnswer, optional } from "./answer.ts"

const texts = Schema.Array(Schema.String)

/** A schema for every field of a type: a forgotten field would be dropped from every packet that is read. */
type Each<A> = { readonly [Field in Exclude<keyof A, "_tag">]-?: Schema.Top }

const documentFields = {
  from: Party,
  to: Schema.Array(Party),
  documentId: Schema.String,
  code: DocumentCode,
  promulgation: Schema.Struct({ place: optional(Schema.String), date: optional(LocalDate) }),
  documentType: Schema.Struct({
    type: optional(Schema.String),
    detail: optional(Schema.String),
    name: optional(Schema.String),
  }),
  subject: Schema.String,
  content: optional(Schema.String),
  signer: Schema.Struct({
    competence: optional(Schema.String),
    position: optional(Schema.String),
    fullName: optional(Schema.String),
  }),
  dueDate: optional(LocalDate),
  toPlaces: texts,
  urgency: Urgency,
  sphere: optional(Schema.String),
  typerNotation: optional(Schema.String),
  promulgationAmount: optional(Schema.Finite),
  pageAmount: optional(Schema.Finite),
  appendixes: texts,
  responseFor: Schema.Array(ResponseFor),
  steeringType: optional(Schema.String),
  trace: Schema.Array(Schema.Struct({ organId: Schema.String, at: optional(VietnamTime) })),
  business: Business,
  attachments: Schema.Array(
    Schema.Struct({
      contentId: Schema.String,
      name: Schema.String,
      description: optional(Schema.String),
      mediaType: Schema.String,
      size: Schema.Natural,
      digest: Digest,
    } satisfies Each<Attachment>),
  ),
} satisfies Each<DocumentPacket>

const documentPacket: Schema.Decoder<DocumentPacket> = Schema.TaggedStruct("DocumentPacket", documentFields)

const document: Schema.Decoder<ReadDocumentPacket> = Schema.Struct({
  packet: documentPacket,
  broken: Schema.Array(
    Schema.Struct({
      name: Schema.String,
      reason: Schema.Literals(brokenReasons),
    }),
  ),
  tolerated: Schema.Array(Tolerance),
} satisfies Each<ReadDocumentPacket>)

const status: Schema.Decoder<ReadStatusPacket> = Schema.Struct({
  ...StatusPacket.fields,
  others: optional(Schema.Array(ResponseFor)),
  tolerated: optional(Schema.Array(Tolerance)),
} satisfies Each<ReadStatusPacket>)

const isDocument = (given: unknown) => typeof given === "object" && given !== null && "packet" in given

/** Checks that a codec's answer is a packet as the port describes it. */
export const readPacket = (given: unknown): Result.Result<ReadDocumentPacket | ReadStatusPacket, unknown> =>
  accepts(isDocument, given) ? decodeAnswer(document, given) : decodeAnswer(status, given)
