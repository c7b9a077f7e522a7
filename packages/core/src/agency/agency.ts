import { Schema } from "effect"
import { AgencyCode } from "./agency-code.ts"

/** An agency (cơ quan, tổ chức) that sends or receives documents, with what packets state about it. */
export const Agency = Schema.Struct({
  code: AgencyCode,
  name: Schema.String,
  /** Cơ quan chủ quản. */
  inCharge: Schema.optionalKey(Schema.String),
  address: Schema.optionalKey(Schema.String),
  email: Schema.optionalKey(Schema.String),
  telephone: Schema.optionalKey(Schema.String),
  fax: Schema.optionalKey(Schema.String),
  website: Schema.optionalKey(Schema.String),
})
export interface Agency extends Schema.Schema.Type<typeof Agency> {}
