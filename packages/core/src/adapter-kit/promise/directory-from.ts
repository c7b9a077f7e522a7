import { Effect, Layer, Option } from "effect"
import { AgencyDirectory, type DirectoryReading } from "../../port/agency-directory.ts"
import type { DirectoryEntry } from "../../port/transport.ts"
import { lookUpMillis } from "../patience.ts"
import { type CallContext, callAdapter, givenAtOnce } from "./call-adapter.ts"
import { directoryFailure } from "./read-directory.ts"

/** A directory as async functions; {@link AgencyDirectory} documents each. */
export interface PromiseDirectory {
  readonly find: (code: string, call: CallContext) => Promise<DirectoryEntry | undefined>
  /** Returns the same array until something changes, then a new one: each array is indexed once. */
  readonly list?: (call: CallContext) => Promise<ReadonlyArray<DirectoryEntry>>
  readonly reading?: () => DirectoryReading | undefined
}

const ask = callAdapter(directoryFailure, lookUpMillis)

/**
 * Makes a directory from async functions. A thrown value that is not a `DirectoryError` becomes
 * `unavailable`.
 */
export const directoryFrom = (directory: PromiseDirectory): Layer.Layer<AgencyDirectory> => {
  const { find, list, reading } = directory
  return Layer.succeed(
    AgencyDirectory,
    AgencyDirectory.of({
      find: (code) =>
        Effect.map(
          ask((call) => find(code, call)),
          Option.fromNullishOr,
        ),
      ...(list && { list: ask(list) }),
      ...(reading && {
        reading: Effect.sync(() =>
          Option.fromNullishOr(givenAtOnce(reading()) as DirectoryReading | undefined),
        ),
      }),
    }),
  )
}
