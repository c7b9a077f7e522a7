import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import type { Denial } from "./denial.ts"
import type { ReadModel } from "./read-model.ts"

/** The denied operations, in order. */
export const denialLines = ({ denials }: ReadModel): ReadonlyArray<Denial> => [...denials]

/** The denied operations from the whole log, in order (nhật ký từ chối quyền). */
export const denials = (changes: Iterable<Change>): ReadonlyArray<Denial> =>
  denialLines(buildReadModel(changes))
