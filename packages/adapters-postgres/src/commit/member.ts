import type { Refusal } from "./refused-commit.ts"

/** The server's result of a commit: the streams' versions in the order of its appends, or the refusal. */
export type Written = ReadonlyArray<number> | Refusal

export const isRefusal = (written: Written): written is Refusal => "reason" in written

/** A commit on its way to the server, alone or with others. */
export interface Member {
  /** The streams it appends to that exist already, or may exist. */
  readonly streams: ReadonlyArray<string>
  /** The commit in the form of `commit_one`. */
  readonly payload: () => string
  /** The commit in the form of `append_one`, without the patience. `undefined` if there is more to it. */
  readonly single: () => ReadonlyArray<unknown> | undefined
  readonly done: (written: Written) => void
  readonly failed: (thrown: unknown) => void
}
