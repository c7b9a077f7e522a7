import { Schema } from "effect"
import type { Agency } from "../agency/agency.ts"

/**
 * A sender or recipient as a packet names it (`From`, `To`): OrganId and its descriptive fields, as read.
 * Only an {@link Agency} must have a certain form.
 */
export const Party = Schema.Struct({
  code: Schema.String,
  inCharge: Schema.optionalKey(Schema.String),
  name: Schema.optionalKey(Schema.String),
  address: Schema.optionalKey(Schema.String),
  email: Schema.optionalKey(Schema.String),
  telephone: Schema.optionalKey(Schema.String),
  fax: Schema.optionalKey(Schema.String),
  website: Schema.optionalKey(Schema.String),
})
export interface Party extends Schema.Schema.Type<typeof Party> {}

/** An agency as a packet names it. */
export const partyOf = (agency: Agency) => ({ ...agency, code: agency.code as string })

/** The clerk who handles the document at the sending agency (`StaffInfo`). */
export const Staff = Schema.Struct({
  department: Schema.optionalKey(Schema.String),
  departmentId: Schema.optionalKey(Schema.String),
  name: Schema.optionalKey(Schema.String),
  id: Schema.optionalKey(Schema.String),
  email: Schema.optionalKey(Schema.String),
  mobile: Schema.optionalKey(Schema.String),
})
export interface Staff extends Schema.Schema.Type<typeof Staff> {}

/** The document that a packet answers or reports on (`ResponseFor`). */
export const ResponseFor = Schema.Struct({
  /** OrganId of the other agency. */
  organId: Schema.String,
  /** Số/ký hiệu as one text, `7816/VPCP-TTĐT`. */
  code: Schema.String,
  /** `2015-09-30`. Absent when the packet has none or its date is unreadable. */
  date: Schema.optionalKey(Schema.String),
  documentId: Schema.String,
})
export interface ResponseFor extends Schema.Schema.Type<typeof ResponseFor> {}
