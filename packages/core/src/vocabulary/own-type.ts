import { Schema } from "effect"

const ownCode = /^own\/[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The longest code of a type of an agency's own: its register's name still fits. */
const maxCodeLength = 34

/** The code of a type of an agency's own: `own/lich-cong-tac`. No type of the law begins so. */
export const OwnTypeCode = Schema.TemplateLiteral(["own/", Schema.String])
  .check(Schema.isPattern(ownCode))
  .check(Schema.isMaxLength(maxCodeLength))
export type OwnTypeCode = typeof OwnTypeCode.Type

/**
 * A type of documents that an agency, its sector or its province has in addition to the statutory ones (loại
 * văn bản riêng). A document keeps the whole of it, so that it is shown with the name that it was written
 * with.
 */
export const OwnType = Schema.Struct({
  code: OwnTypeCode,
  /** As packets and registers write it: `Lịch công tác`. */
  name: Schema.String,
  /** Chữ viết tắt in notations, `LCT`; absent where the notation does not name the type. */
  abbreviation: Schema.optionalKey(Schema.String),
  /**
   * Documents of `administrative` types share the general register; each `specialised` type (văn bản chuyên
   * ngành) has a number series of its own (Decree 30/2020, Art. 15.1b).
   */
  group: Schema.Literals(["administrative", "specialised"]),
})
export interface OwnType extends Schema.Schema.Type<typeof OwnType> {}

/** The types of an agency's own. */
export type OwnTypes = ReadonlyArray<OwnType>
