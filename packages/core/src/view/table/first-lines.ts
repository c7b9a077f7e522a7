import type { Dossier } from "../dossier/dossier.ts"
import type { Placed } from "./table.ts"

/** The lines of a dossier's own streams of a kind, which come before those of related dossiers. */
export const firstLines = <Line>(
  { places }: Dossier,
  own: ReadonlyMap<string, unknown>,
  lines: ReadonlyArray<Line>,
): ReadonlyArray<Placed<Line>> =>
  [...own.keys()].flatMap((stream, index) => {
    const line = lines[index]
    return line === undefined ? [] : [{ line, place: places.get(stream) ?? "" }]
  })
