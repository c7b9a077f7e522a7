import { Schema } from "effect"

/** The person who does something (người thực hiện), as every event records them. */
export const Actor = Schema.Struct({
  /** The host's own identifier of the person. */
  id: Schema.NonEmptyString,
  name: Schema.NonEmptyString,
  /** Chức vụ, for example `Chánh Văn phòng`. */
  position: Schema.optionalKey(Schema.String),
  department: Schema.optionalKey(Schema.String),
  email: Schema.optionalKey(Schema.String),
  mobile: Schema.optionalKey(Schema.String),
})
export type Actor = typeof Actor.Type

/** The library itself, where no person acted: arrivals, automatic refusals, retries. */
export const system: Actor = { id: "system", name: "Hệ thống" }
