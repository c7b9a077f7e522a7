import { Schema } from "effect"
import { Role } from "./role.ts"

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
  /**
   * Vai trò, as the host knows them. Recorded with each event as the roles the person acted in. Absent means
   * none.
   */
  roles: Schema.optionalKey(Schema.Array(Role)),
  /** The identifier of the person's agency. Absent means the exchange's own. */
  agency: Schema.optionalKey(Schema.String),
})
export interface Actor extends Schema.Schema.Type<typeof Actor> {}

/** The library itself, when no person acts: arrivals, automatic refusals, retries. */
export const system: Actor = { id: "system", name: "Hệ thống" }
