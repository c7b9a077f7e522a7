import { it } from "@effect/vitest"
import type { StorageError } from "@lienthong/core"
import type { AgencyCode } from "@lienthong/core/agency"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { append, newSchema, openStore } from "../store-place.ts"

const openOnce = (schema: string, of: string) => Effect.scoped(openStore(schema, { of: of as AgencyCode }))

/** An agency that has made a commit under this code. */
const begin = (schema: string, of: string) =>
  Effect.scoped(
    Effect.flatMap(openStore(schema, { of: of as AgencyCode }), ({ commit }) => commit(append(`one ${of}`))),
  )

describe("A store that is opened again by another form of the agency's code", () => {
  const pairs = [
    ["000.00.00.H53", "H53"],
    ["H53", "000.00.00.H53"],
    ["000.28.31.H53", "28.31.H53"],
    ["28.31.H53", "000.28.31.H53"],
  ] as const
  for (const [known, other] of pairs)
    it.live(`is refused with the code that it has, and not shown as an empty one: ${known}, ${other}`, () =>
      Effect.gen(function* () {
        const schema = newSchema()
        yield* begin(schema, known)
        const { reason, detail } = (yield* Effect.flip(openOnce(schema, other))) as StorageError
        expect([reason, detail]).toEqual([
          "unavailable",
          {
            problem: `it has the agency ${other} as ${known}: open it with that code, and state ${other} in otherCodes`,
            problemVi: `kho đã có cơ quan ${other} với mã ${known}: cần mở bằng mã đó và khai ${other} là mã khác của cơ quan`,
          },
        ])
        // Other agencies have codes of their own, and what has nothing yet can be lost by nobody.
        yield* begin(schema, "000.00.01.H53")
        yield* openOnce(schema, "G22")
        yield* begin(schema, "000.00.00.G22")
        yield* openOnce(schema, known)
      }),
    )
})
