import type { BlobHold } from "../../port/storage/commit.ts"
import type { NewWork } from "../../port/storage/work.ts"
import type { Appended } from "../record/record.ts"

/** What follows from a change beside its own events, and belongs in the same commit. */
export interface Consequences {
  /** The events of duties. */
  readonly appends: ReadonlyArray<Appended>
  /** Status reports, watches over duties, look-ups. */
  readonly work: ReadonlyArray<NewWork>
  /** The files that are needed from now on, and those no longer needed. */
  readonly hold: ReadonlyArray<BlobHold>
  readonly release: ReadonlyArray<BlobHold>
}

export const joinConsequences = (all: ReadonlyArray<Consequences>): Consequences => ({
  appends: all.flatMap(({ appends }) => appends),
  work: all.flatMap(({ work }) => work),
  hold: all.flatMap(({ hold }) => hold),
  release: all.flatMap(({ release }) => release),
})
