import { Schema } from "effect"
import { isBlank } from "./plain-text.ts"

/** A text that a person reads: something of it is seen. Stored events keep what was accepted before. */
export const SeenText = Schema.String.check(
  Schema.makeFilter((text) => !isBlank(text) || "nothing of it is seen"),
)
