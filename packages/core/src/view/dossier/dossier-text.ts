import { emptyReadModel, type ReadModel } from "../../report/read-model.ts"
import type { Dossier } from "./dossier.ts"

type Kept = Readonly<Record<string, unknown>>

/** The stored form of a field: the entries of a map or a set. Empty fields are left out. */
const writeFields = (fields: object): Kept =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const list = [...(value as Iterable<unknown>)]
      return list.length === 0 ? [] : [[name, list]]
    }),
  )

const readField = (empty: unknown, kept: unknown): unknown => {
  if (kept === undefined) return empty
  if (empty instanceof Map) return new Map(kept as ReadonlyArray<readonly [string, unknown]>)
  return empty instanceof Set ? new Set(kept as ReadonlyArray<string>) : kept
}

/** Writes a dossier as text. */
export const writeDossier = ({ facts, ...others }: Dossier): string =>
  JSON.stringify({ facts: writeFields(facts), ...writeFields(others) })

/** Reads a dossier from its text. */
export const readDossier = (text: string): Dossier => {
  const { facts, ...others } = JSON.parse(text) as Kept & { readonly facts: Kept }
  const read = <T extends object>(empty: T, kept: Kept) =>
    Object.fromEntries(
      Object.entries(empty).map(([name, value]) => [name, readField(value, kept[name])]),
    ) as T
  return {
    facts: read<ReadModel>(emptyReadModel(), facts),
    ...read({ places: new Map(), faultPlaces: [], papers: new Set(), entered: new Set() }, others),
  }
}
