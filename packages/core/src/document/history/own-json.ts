/** As many names as the language itself puts on every object's prototype. */
const namesOfEveryObject = 12

/** Whether somebody has put something on every object's or list's prototype. Asked for each event: it is cheap. */
const isPolluted = (): boolean =>
  Reflect.ownKeys(Object.prototype).length > namesOfEveryObject || "toJSON" in Array.prototype

/** A copy, however deep, of what a value holds itself, in objects without a prototype. */
const copyOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== "object" || value === null) return value
  const copy: Record<string, unknown> = Object.create(null)
  for (const [name, member] of Object.entries(value)) copy[name] = copyOf(member)
  return copy
}

/** A value that holds itself all that it shows: what stands on prototypes is no part of an event. */
export const ownOf = (value: unknown): unknown => (isPolluted() ? copyOf(value) : value)

const write = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return `[${value.map((member) => write(member) ?? "null").join()}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value)
  const members = Object.entries(value).flatMap(([name, member]) => {
    const text = write(member)
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`]
  })
  return `{${members.join()}}`
}

/** JSON of what a value holds itself, whatever a `toJSON` on prototypes says. */
export const writeJson = (value: object): string =>
  isPolluted() ? (write(value) ?? "") : JSON.stringify(value)

/** What JSON text holds, and nothing else. */
export const parseJson = (text: string): unknown => ownOf(JSON.parse(text))
