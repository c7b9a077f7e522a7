import { describe } from "vitest"
import { unless } from "../contract/unless.ts"
import { appending } from "./appending.ts"
import { type AtRest, lyingAtRest } from "./at-rest.ts"
import { atomicity } from "./atomicity.ts"
import { checkpoints } from "./checkpoints.ts"
import { closing } from "./closing.ts"
import { concurrency } from "./concurrency.ts"
import { encryption } from "./encryption.ts"
import { fidelity } from "./fidelity.ts"
import { files } from "./files.ts"
import { following } from "./following.ts"
import { hashChain } from "./hash-chain.ts"
import { hints } from "./hints.ts"
import { idempotence } from "./idempotence.ts"
import { largeFiles } from "./large-files.ts"
import { leases } from "./leases.ts"
import { log } from "./log.ts"
import { marks } from "./marks.ts"
import { model } from "./model.ts"
import { movingWork } from "./moving-work.ts"
import { queueOrder } from "./queue-order.ts"
import { reopening } from "./reopening.ts"
import { sameBytes } from "./same-bytes.ts"
import { settling } from "./settling.ts"
import { alone, contractTest, type StoreAt, withNeighbour } from "./store-under-test.ts"
import { streamedFiles } from "./streamed-files.ts"
import { subscribing } from "./subscribing.ts"
import { tenancy } from "./tenancy.ts"
import { unheldFiles } from "./unheld-files.ts"
import { separateViews, views } from "./views.ts"

/** The options of the adapter at hand. */
export interface StorageContractOptions {
  /**
   * The promises that it cannot keep, each with the reason, which the names of the skipped tests show.
   *
   * - `reopening`: a store that is closed and opened again, or is open twice at once, is the same store.
   * - `sharing`: several agencies keep their stores at one place.
   * - `hints`: listeners hear of commits made through another opening of the store.
   * - `streaming`: a file goes in and out without being whole in memory.
   * - `encryption`: files are encrypted where they lie when the layer is built with `BlobKeys`.
   * - `views`: rows of read models are kept; without them they are built in memory after each start.
   */
  readonly without?: {
    readonly reopening?: string
    readonly sharing?: string
    readonly hints?: string
    readonly streaming?: string
    readonly encryption?: string
    readonly views?: string
  }
  /** Access to what lies at a place. Without it, the tests that need it are reported as skipped. */
  readonly atRest?: AtRest
  /**
   * The number of random histories on which the adapter is compared with a store in memory. Default: 50.
   * Views are compared on as many, 20 at most.
   */
  readonly histories?: number
}

/**
 * Checks an adapter against every promise of the `Storage` port. An adapter that passes can be used by the
 * library; one that fails would lose, double or mix up documents. If agencies share a place, everything is
 * checked again beside another agency that does the same things under the same names.
 *
 * It cannot prove that a commit survives a power cut: only a machine that loses its power can show whether
 * the bytes are on the disk when the answer comes. Read in your database's manual how to make its commit wait
 * for the disk.
 *
 * `storeAt` makes the adapter's layer for the store at a place. The place is a name that was never used
 * before (a letter followed by letters, digits and `_`; max 32 characters), valid for a file, a schema or a
 * database; it is empty when it is first opened. Call this at the top of a test file.
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
  options: StorageContractOptions = {},
): void => {
  const { without = {}, histories = 50 } = options
  describe(`${name} keeps the contract of storage`, () => {
    everything(storeAt, alone, options)
    unless(without.streaming, "large files", () => largeFiles(contractTest(storeAt, alone)))
    unless(without.sharing, "agencies that share a place", () => tenancy(contractTest(storeAt, alone)))
    unless(without.views, "views", () => views(contractTest(storeAt, alone), Math.min(20, histories)))
    unless(without.views ?? without.sharing, "views of agencies that share a place", () =>
      separateViews(contractTest(storeAt, alone)),
    )
    unless(without.sharing, "beside an agency that does the same", () =>
      everything(storeAt, withNeighbour, options),
    )
  })
}

const everything = (
  storeAt: StoreAt,
  opening: typeof alone,
  { without = {}, atRest, histories = 50 }: StorageContractOptions,
): void => {
  const test = contractTest(storeAt, opening)
  describe("appending", () => appending(test))
  describe("a commit is whole", () => atomicity(test))
  describe("a commit made twice", () => idempotence(test))
  describe("marks", () => marks(test))
  describe("the log", () => log(test))
  describe("the hash chain", () => hashChain(test))
  describe("the order of work", () => queueOrder(test))
  describe("leases", () => leases(test))
  describe("settling work", () => settling(test))
  describe("work that a person moves", () => movingWork(test))
  describe("checkpoints", () => checkpoints(test))
  describe("hints", () => hints(test, 1))
  describe("files", () => files(test))
  describe("files in pieces", () => streamedFiles(test))
  describe("files that nobody holds", () => unheldFiles(test))
  describe("the same bytes of several documents", () => sameBytes(test))
  describe("bytes are kept as they are", () => fidelity(test))
  describe("many callers at once", () => {
    concurrency(test, { openings: 1 })
    following(test, 1)
    subscribing(test, 1)
  })
  describe("a store that was closed", () => closing(test))
  describe("any history", () => model(storeAt, opening, histories))
  unless(without.reopening, "a store opened again", () => reopening(test))
  unless(without.reopening, "many callers at once, through several openings", () => {
    concurrency(test, { openings: 4 })
    following(test, 4)
    subscribing(test, 4)
  })
  unless(without.reopening ?? without.hints, "hints through another opening", () => hints(test, 2))
  unlessBlind(atRest, undefined, "what lies at its place", (look) => lyingAtRest(test, look))
  unlessBlind(atRest, without.encryption, "encrypted files", (look) => encryption(test, look))
}

const blind: AtRest = {
  read: () => Promise.reject(new Error("nobody can look")),
  damage: () => Promise.reject(new Error("nobody can look")),
}

/**
 * Groups tests that need access to what lies at a place. Without it they are skipped by name, like all
 * others.
 */
const unlessBlind = (
  atRest: AtRest | undefined,
  reason: string | undefined,
  name: string,
  tests: (atRest: AtRest) => void,
): void =>
  unless(reason ?? (atRest === undefined ? "no way to look was given" : undefined), name, () =>
    tests(atRest ?? blind),
  )
