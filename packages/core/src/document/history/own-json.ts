/** The number of properties the language itself defines on every object's prototype. */
const namesOfEveryObject = 12

/**
 * Whether a property was added to every object's or array's prototype. The check is cheap, since it runs for
 * each event.
 */
const isPolluted = (): boolean =>
  Reflect.ownKeys(Object.prototype).length > namesOfEveryObject || "toJSON" in Array.prototype

/** Copies a value's own properties, at any depth, into objects without a prototype. */
const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== "object" || value === null) return value
  const copy: Record<string, unknown> = Object.create(null)
  for (const [name, member] of Object.entries(value)) copy[name] = copyOf(member)
  return copy
}

/** Returns a value with its own properties only. Properties of prototypes are not part of an event. */
export const withoutPrototype = (value: unknown): unknown => (isPolluted() ? copyOf(value) : value)

const write = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return `[${value.map((member) => write(member) ?? "null").join()}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const members = Object.entries(value).flatMap(([name, member]) => {
    const text = write(member)
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`]
  })
  return `{${members.join()}}`
}

/** Serialises a value's own properties, ignoring a `toJSON` on prototypes. */
export const writeJson = (value: object): string =>
  isPolluted() ? (write(value) ?? "") : JSON.stringify(value)

/** Parses JSON text, without properties of prototypes. */
export const parseJson = (text: string): unknown => withoutPrototype(JSON.parse(text))
