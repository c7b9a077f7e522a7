import { readTrust, type TrustedCertificate } from "@lienthong/adapters-axis"
import { InputError } from "@lienthong/core"
import { Effect } from "effect"

/** The trusted certificates in the files and folders that a command's arguments name. */
export const trustAt = (
  paths: ReadonlyArray<string>,
): Effect.Effect<ReadonlyArray<TrustedCertificate>, InputError> =>
  Effect.tryPromise({
    try: () => readTrust(paths),
    catch: (thrown) => {
      if (thrown instanceof InputError) return thrown
      throw thrown
    },
  })
