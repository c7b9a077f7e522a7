import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import { type IncomingEntry, incomingEntries } from "./incoming-register.ts"
import { type OutgoingEntry, outgoingEntries } from "./outgoing-register.ts"
import type { ReadModel } from "./read-model.ts"

/** Both registers of an agency, for printing (Decree 30/2020, Art. 16.2b, 22.3b). */
export interface RegisterBooks {
  readonly outgoing: ReadonlyArray<OutgoingEntry>
  readonly incoming: ReadonlyArray<IncomingEntry>
}

interface Place {
  readonly register: string
  readonly year: number
  readonly number: number
}

const byNumber = (a: Place, b: Place) =>
  (a.register < b.register ? -1 : a.register > b.register ? 1 : 0) || a.year - b.year || a.number - b.number

/** The registers, each by year and number. */
export const registerLines = (model: ReadModel): RegisterBooks => ({
  outgoing: outgoingEntries(model).toSorted(byNumber),
  incoming: incomingEntries(model).toSorted(byNumber),
})

/** The registers from the whole log, each by year and number. */
export const registerBooks = (changes: Iterable<Change>): RegisterBooks =>
  registerLines(buildReadModel(changes))
