import { StorageError } from "@lienthong/core"
import type { Commit } from "@lienthong/core/adapter"

/** Why the server refused a commit: the reason, and the place of what it is about. */
export interface Refusal {
  readonly reason: string
  /** JSON of a list of texts and numbers. */
  readonly about: string
}

/** The meaning of the lists of {@link Refusal}, for each reason. */
const names = {
  "mark-taken": ["key", "value"],
  "lease-lost": ["work"],
  "work-moved": ["work", "state"],
  "blob-missing": ["digest"],
  "checkpoint-moved": ["subscriber"],
} as const

/** The typed error for a refusal. */
export const refusalError = (commit: Commit, { reason, about }: Refusal): StorageError => {
  const values: ReadonlyArray<unknown> = JSON.parse(about)
  if (reason === "version-conflict") {
    const [place, actual] = values
    const expected = commit.appends[Number(place)]
    return new StorageError({
      reason,
      detail: {
        stream: expected?.stream ?? "",
        expected: String(expected?.expected),
        actual: String(actual),
      },
    })
  }
  const known = reason as keyof typeof names
  return new StorageError({
    reason: known,
    detail: Object.fromEntries(names[known].map((name, n) => [name, String(values[n])])),
  })
}
