import { Effect, Schema } from "effect"
import { Actor } from "../../agency/actor.ts"

/** A copy of what it holds itself: what was put on every object's prototype is nobody's position or role. */
const ownOf = (value: object): object => Object.assign(Object.create(null), value)

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

const encode = Schema.encodeSync(Actor)
const decode = Schema.decodeUnknownEffect(Actor)
const parse = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Unknown))

/** Text and lists of text as JSON, whatever a `toJSON` on every object's prototype says. */
const write = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(write).join(",")}]` : JSON.stringify(value)

/** A person as every event keeps them. */
export const encodeActor = (actor: Actor): string => {
  const fields = Object.entries(encode(ownOf(actor) as Actor))
  return `{${fields.map(([field, value]) => `${write(field)}:${write(value)}`).join(",")}}`
}

/** The person that an event names, by what stands there and no more. */
export const decodeActor = (text: string) =>
  Effect.flatMap(parse(text), (value) => decode(isObject(value) ? ownOf(value) : value))
