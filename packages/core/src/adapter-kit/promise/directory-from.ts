import { Effect, Layer, Option } from "effect"
import { AgencyDirectory, type DirectoryReading } from "../../port/agency-directory.ts"
import { DirectoryError } from "../../port/directory-error.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { DirectoryEntry } from "../../port/transport.ts"
import { asking, type Call, failureOf, wordsOf } from "./asking.ts"

/** A directory as async functions; what each promises is said at {@link AgencyDirectory}. */
export interface PromiseDirectory {
  readonly find: (code: string, call: Call) => Promise<DirectoryEntry | undefined>
  readonly reading?: () => DirectoryReading | undefined
}

const ask = asking(
  failureOf<DirectoryError | StorageError>(
    DirectoryError,
    (cause) =>
      new DirectoryError({
        reason: "unavailable",
        detail: { problem: wordsOf(cause), problemVi: "danh bạ báo lỗi" },
        cause,
      }),
  ),
)

/** A directory out of async functions. What is thrown, and is no `DirectoryError`, is `unavailable`. */
export const directoryFrom = ({ find, reading }: PromiseDirectory): Layer.Layer<AgencyDirectory> =>
  Layer.succeed(
    AgencyDirectory,
    AgencyDirectory.of({
      find: (code) =>
        Effect.map(
          ask((call) => find(code, call)),
          Option.fromUndefinedOr,
        ),
      ...(reading && { reading: Effect.sync(() => Option.fromUndefinedOr(reading())) }),
    }),
  )
