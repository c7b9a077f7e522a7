import type { Refusal } from "./refusal.ts"

/** What the server made of a commit: the streams' versions in the order of its appends, or why not. */
export type Written = ReadonlyArray<number> | Refusal

export const isRefusal = (written: Written): written is Refusal => "reason" in written

/** A commit on its way to the server, alone or with others. */
export interface Member {
  /** The streams it appends to that are there already, or may be. */
  readonly streams: ReadonlyArray<string>
  /** The commit as `commit_one` takes it. */
  readonly payload: () => string
  /** As `append_one` takes it, but for the patience; `undefined` where there is more to it. */
  readonly single: () => ReadonlyArray<unknown> | undefined
  readonly done: (written: Written) => void
  readonly failed: (thrown: unknown) => void
}
