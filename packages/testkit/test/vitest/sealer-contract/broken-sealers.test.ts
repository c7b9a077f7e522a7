import { keySealer } from "@lienthong/adapters-axis"
import { Effect } from "effect"
import { newSealKey } from "../../../src/index.ts"
import { logSealerChapters } from "../../../src/vitest/sealer-contract/log-sealer-contract.ts"
import { type OpenSealers, openSealers } from "../../../src/vitest/sealer-contract/sealer-under-test.ts"
import { type Broken, suiteFindsWhatIsBroken } from "../broken.ts"

const [own, other] = [newSealKey(), newSealKey()]
const open = openSealers(
  Effect.succeed({ sealer: keySealer(own.privatePem), stranger: keySealer(other.privatePem) }),
)

type Sealer = OpenSealers["sealer"]

const broken: ReadonlyArray<
  readonly [promise: string, how: string, change: (sealers: OpenSealers) => Partial<OpenSealers>]
> = [
  [
    "A seal holds, also for a sealer that was opened again",
    "has a new key each time",
    ({ stranger }) => ({ again: stranger }),
  ],
  [
    "A seal is broken when its statement says something else",
    "reads the statement loosely",
    ({ sealer }) => ({
      sealer: { ...sealer, verify: (statement, signature) => sealer.verify(statement.trim(), signature) },
    }),
  ],
  [
    "A seal is broken when its signature was changed",
    "throws at what it cannot read",
    ({ sealer }) => ({
      sealer: {
        ...sealer,
        verify: (statement, signature) => {
          if (signature.value === "") throw new Error("no signature")
          return sealer.verify(statement, signature)
        },
      },
    }),
  ],
  [
    "A seal by an untrusted key is reported as such, valid or not",
    "trusts every key",
    ({ sealer, stranger }) => ({
      sealer: {
        ...sealer,
        verify: (statement, signature) => {
          const verdict = sealer.verify(statement, signature)
          return verdict === "unknown-key" ? stranger.verify(statement, signature) : verdict
        },
      },
    }),
  ],
  [
    "A seal by an untrusted key does not hold under the name of a trusted one",
    "goes by the name of the key",
    ({ sealer }) => ({ sealer: { ...sealer, verify: byNameAlone(sealer) } }),
  ],
  [
    "Statements that are signed at the same time each get their own signature",
    "signs what it was given last",
    ({ sealer }) => {
      let last = ""
      return {
        sealer: {
          ...sealer,
          sign: (statement) =>
            Effect.sync(() => {
              last = statement
            }).pipe(Effect.andThen(Effect.yieldNow), Effect.andThen(Effect.suspend(() => sealer.sign(last)))),
        },
      }
    },
  ],
  [
    "A text is hashed by the SHA-256 of its UTF-8 bytes",
    "brings letters into one form first",
    ({ sealer }) => ({ sealer: { ...sealer, hash: (text) => sealer.hash(text.normalize("NFC")) } }),
  ],
]

/** Any signature by a known key holds. */
const byNameAlone =
  (sealer: Sealer): Sealer["verify"] =>
  (statement, signature) =>
    sealer.verify(statement, signature) === "unknown-key" ? "unknown-key" : "valid"

suiteFindsWhatIsBroken<OpenSealers>(
  "sealers",
  logSealerChapters,
  broken.map(
    ([promise, how, change]): Broken<OpenSealers> => [
      promise,
      how,
      Effect.map(open, (opened) => ({ ...opened, ...change(opened) })),
    ],
  ),
)
