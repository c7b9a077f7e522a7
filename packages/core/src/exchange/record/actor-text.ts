import { Effect, Schema } from "effect"
import { Actor } from "../../agency/actor.ts"

/** A copy of an object's own fields: a property on every object's prototype is nobody's position or role. */
const ownOf = (value: object): object => Object.assign(Object.create(null), value)

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

const encode = Schema.encodeSync(Actor)
const decode = Schema.decodeUnknownEffect(Actor)
const parse = Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Unknown))

/** Writes text and lists of text as JSON, ignoring a `toJSON` on every object's prototype. */
const write = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(write).join(",")}]` : JSON.stringify(value)

/** Encodes a person as every event stores them. */
export const encodeActor = (actor: Actor): string => {
  const fields = Object.entries(encode(ownOf(actor) as Actor))
  return `{${fields.map(([field, value]) => `${write(field)}:${write(value)}`).join(",")}}`
}

/** Decodes the person of an event, with the stored fields only. */
export const decodeActor = (text: string) =>
  Effect.flatMap(parse(text), (value) => decode(isObject(value) ? ownOf(value) : value))
