import { Schema } from "effect"
import { Actor } from "../../agency/actor.ts"
import { type InputError, reject } from "../../document/input-error.ts"

const isActor = Schema.is(Actor)

/** Every event is recorded with a person: one without an id or a name is refused before anything is done. */
export const checkActor = (args: ReadonlyArray<unknown>): InputError | undefined => {
  const as = args.find((value) => typeof value === "object" && value !== null && "by" in value)
  return as && "by" in as && !isActor(as.by)
    ? reject("value-invalid", { field: "by", problem: "id, name" })
    : undefined
}
