import { Schema } from "effect"

/** A group of recipients that the host names (nhóm nơi nhận): `Các sở, ban, ngành`. */
export const RecipientGroup = Schema.Struct({
  name: Schema.String,
  /** The codes of its agencies. */
  members: Schema.Array(Schema.String),
})
export interface RecipientGroup extends Schema.Schema.Type<typeof RecipientGroup> {}
