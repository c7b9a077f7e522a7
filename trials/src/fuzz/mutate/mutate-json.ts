import type { Chance } from "@lienthong/testkit"

type Path = ReadonlyArray<string>

/** How deep a value is looked into. */
const maxDepth = 8

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !ArrayBuffer.isView(value)

const pathsOf = (value: unknown, path: Path = []): ReadonlyArray<Path> =>
  isBranch(value) && path.length < maxDepth
    ? [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))]
    : [path]

const changedAt = (value: unknown, [key, ...path]: Path, change: (old: unknown) => unknown): unknown => {
  if (key === undefined) return change(value)
  if (!isBranch(value)) return value
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === key ? changedAt(item, path, change) : item))
  return { ...value, [key]: changedAt(value[key], path, change) }
}

const without = (value: unknown, chance: Chance): unknown => {
  if (!isBranch(value)) return undefined
  const dropped = chance.pick([...Object.keys(value), ""])
  if (Array.isArray(value)) return value.filter((_, index) => String(index) !== dropped)
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== dropped))
}

/** A change of a value by its parts: they are left out, doubled, wrapped, added, or something else. */
export const mutateJson = (value: unknown, chance: Chance, nasty: (chance: Chance) => unknown): unknown => {
  const at = chance.pick(pathsOf(value))
  return changedAt(value, at, (old) =>
    chance.pick<() => unknown>([
      () => nasty(chance),
      () => nasty(chance),
      () => nasty(chance),
      () => without(old, chance),
      () => [old],
      () => ({ value: old }),
      () => (Array.isArray(old) ? [...old, ...old] : [old, old]),
      () =>
        isBranch(old) && !Array.isArray(old) ? { ...old, [`x${chance.between(0, 9)}`]: nasty(chance) } : old,
      () => (typeof old === "string" ? `${old}${old}` : nasty(chance)),
    ])(),
  )
}
