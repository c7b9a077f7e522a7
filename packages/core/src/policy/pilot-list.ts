import { Schema } from "effect"
import { levelOneOf } from "../agency/read-identifier.ts"
import { LocalDate } from "../time/vietnam-time.ts"
import { TypeCode } from "../vocabulary/document-type.ts"

/**
 * The types of documents that go electronically alone in a pilot, to whom and from when (danh mục văn bản thí
 * điểm chỉ gửi bản điện tử có ký số). Everything else goes on paper too.
 */
export const PilotList = Schema.Struct({
  types: Schema.NonEmptyArray(TypeCode),
  /** The agencies of the issuer's own ministry or locality, those outside it, or all. */
  to: Schema.Literals(["own-locality", "outside", "everyone"]),
  from: LocalDate,
  /** The last day; absent while it goes on. */
  until: Schema.optionalKey(LocalDate),
})
export interface PilotList extends Schema.Schema.Type<typeof PilotList> {}

/** A document on its way to one agency. */
export interface PilotQuestion {
  readonly documentType: TypeCode
  readonly issuer: string
  readonly recipient: string
  /** The day on which it is issued. */
  readonly on: LocalDate
}

const reaches = ({ to }: PilotList, { issuer, recipient }: PilotQuestion): boolean =>
  to === "everyone" || (to === "own-locality") === (levelOneOf(issuer) === levelOneOf(recipient))

/** Whether a document goes electronically alone by a pilot. */
export const isInPilot = (pilot: PilotList, question: PilotQuestion): boolean =>
  pilot.types.includes(question.documentType) &&
  question.on >= pilot.from &&
  question.on <= (pilot.until ?? question.on) &&
  reaches(pilot, question)
