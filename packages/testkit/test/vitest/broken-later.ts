import { SigningError } from "@lienthong/core"
import { system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import type { OpenDesk } from "../../src/vitest/signer-contract/signing-desk.ts"

const someday = vietnamTime(Date.parse("2026-03-02T12:00:00+07:00"))
const refusing = () => Effect.fail(new SigningError({ reason: "pdf-unsupported", detail: {} }))

type Later = OpenDesk["later"]
type BrokenLater = readonly [promise: string, how: string, change: (later: Later) => Partial<Later>]

const forgetful = (): Later["finish"] => () =>
  Effect.fail(new SigningError({ reason: "unavailable", detail: { problem: "it was opened anew" } }))
/** Takes whatever comes for what was begun. */
const trusting = ({ begin }: Later): Partial<Later> => ({
  finish: ({ bytes }) =>
    Effect.map(
      begin({ as: "agency", by: system, fileName: "a.pdf", bytes, purpose: "", at: someday }),
      ({ certificate }) => ({ bytes, certificate }),
    ),
})

/** What begins signatures and does not finish them as it should. */
export const brokenLater: ReadonlyArray<BrokenLater> = [
  [
    "What was begun is finished by a signer that was opened again, and the signature holds",
    "remembers in memory alone",
    () => ({ finish: forgetful() }),
  ],
  [
    "A key is given what it signs, and the digest of that",
    "gives the digest of the file",
    ({ begin }) => ({
      begin: (request) => Effect.map(begin(request), (begun) => ({ ...begun, digest: begun.content })),
    }),
  ],
  [
    "Signings that were begun at once are finished in any order, each with its own",
    "knows the last one",
    ({ begin, finish }) => {
      let last = ""
      return {
        begin: (request) =>
          Effect.tap(begin(request), ({ preparation }) =>
            Effect.sync(() => {
              last = preparation
            }),
          ),
        finish: (request) => finish({ ...request, preparation: last }),
      }
    },
  ],
  ["A signature over something else is refused", "takes whatever comes", trusting],
  ["A file that is not the one that was begun is not signed", "takes whatever comes", trusting],
  [
    "What was begun is refused, and nothing else happens, when it is damaged",
    "takes whatever comes",
    trusting,
  ],
  [
    "Nothing is begun that cannot be signed",
    "calls it an odd PDF",
    ({ begin }) => ({ begin: (request) => Effect.catch(begin(request), refusing) }),
  ],
]
