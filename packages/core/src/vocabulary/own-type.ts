import { Schema } from "effect"

const ownCode = /^own\/[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The longest code of an agency's own type: its register's name must still fit. */
const maxCodeLength = 34

/** The code of an agency's own type: `own/lich-cong-tac`. No type of the law begins so. */
export const OwnTypeCode = Schema.TemplateLiteral(["own/", Schema.String])
  .check(Schema.isPattern(ownCode))
  .check(Schema.isMaxLength(maxCodeLength))
export type OwnTypeCode = typeof OwnTypeCode.Type

/**
 * A type of documents that an agency, its sector or its province has in addition to the statutory ones (loại
 * văn bản riêng). A document keeps all of it, so that it is always shown with the name the type had when it
 * was written.
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

/** An agency's own types. */
export type OwnTypes = ReadonlyArray<OwnType>
