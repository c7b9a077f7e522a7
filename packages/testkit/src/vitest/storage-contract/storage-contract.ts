import { describe } from "vitest"
import { appending } from "./appending.ts"
import { atomicity } from "./atomicity.ts"
import { concurrency } from "./concurrency.ts"
import { fidelity } from "./fidelity.ts"
import { files } from "./files.ts"
import { hashChain } from "./hash-chain.ts"
import { idempotence } from "./idempotence.ts"
import { leases } from "./leases.ts"
import { log } from "./log.ts"
import { marks } from "./marks.ts"
import { model } from "./model.ts"
import { queueOrder } from "./queue-order.ts"
import { reopening } from "./reopening.ts"
import { settling } from "./settling.ts"
import { contractTest, type StoreAt } from "./store-under-test.ts"
import { tenancy } from "./tenancy.ts"

/** What the adapter at hand differs in. */
export interface StorageContractOptions {
  /**
   * What it cannot do, each with the reason: those tests are reported as skipped, with the reason in their name.
   *
   * - `reopening`: a store that is closed and opened again, or is open twice at once, is the same store.
   * - `sharing`: several agencies keep their stores at one place.
   */
  readonly without?: { readonly reopening?: string; readonly sharing?: string }
  /** How many random histories the adapter is compared on with a store in memory; 50 unless told. */
  readonly histories?: number
}

/**
 * Checks an adapter against every promise of the `Storage` port. An adapter that is green here can be put under the
 * library; one that is not would lose, double or mix up documents.
 *
 * `storeAt` makes the adapter's layer for the store at a place. The place is a name that was never used before (a
 * letter followed by letters, digits and `_`; 32 characters at most), fit for a file, a schema or a database; it is
 * empty when it is first opened. Call this at the top of a test file.
 *
 * @example
 * ```ts
 * import { sqlite } from "@lienthong/adapters-sqlite"
 * import { storageContract } from "@lienthong/testkit/vitest"
 *
 * storageContract("SQLite", (place) => sqlite(`/tmp/${place}.db`))
 * ```
 */
export const storageContract = (
  name: string,
  storeAt: StoreAt,
  { without = {}, histories = 50 }: StorageContractOptions = {},
): void => {
  describe(`${name} keeps the contract of storage`, () => {
    const test = contractTest(storeAt)
    describe("appending", () => appending(test))
    describe("a commit is whole", () => atomicity(test))
    describe("a commit made twice", () => idempotence(test))
    describe("marks", () => marks(test))
    describe("the log", () => log(test))
    describe("the hash chain", () => hashChain(test))
    describe("the order of work", () => queueOrder(test))
    describe("leases", () => leases(test))
    describe("settling work", () => settling(test))
    describe("files", () => files(test))
    describe("bytes are kept as they are", () => fidelity(test))
    describe("many callers at once", () => concurrency(test, { openings: 1 }))
    describe("any history", () => model(storeAt, histories))
    unless(without.reopening, "a store opened again", () => reopening(test))
    unless(without.reopening, "many callers at once, through several openings", () =>
      concurrency(test, { openings: 4 }),
    )
    unless(without.sharing, "agencies that share a place", () => tenancy(test))
  })
}

const unless = (reason: string | undefined, name: string, tests: () => void): void => {
  if (reason === undefined) describe(name, tests)
  else describe.skip(`${name} (not checked: ${reason})`, tests)
}
