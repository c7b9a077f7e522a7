import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { onlyArrival, quietly, vpcp } from "../scene.ts"
import { received, replaced } from "../written-otherwise.ts"

/** Agencies, each by all that packets write for it. All but the last are in the directory. */
const agencies = [
  ["000.00.00.G14", "G14", "g14", " 000.00.00.g14"],
  [vpcp.code, "000.00.00.g22"],
  ["000.00.00.G99", "000.00.00.g99"],
] as const

const recipient = fc
  .nat(agencies.length - 1)
  .chain((agency) =>
    fc.record({ agency: fc.constant(agency), code: fc.constantFrom(...(agencies[agency] ?? [""])) }),
  )

const element = ({ code }: { readonly code: string }) =>
  `<edXML:To><edXML:OrganId>${code}</edXML:OrganId></edXML:To>`

describe("The recipients of a packet", () => {
  it("are counted by agency, whichever codes it names them by, and each further code is noted", () =>
    fc.assert(
      fc.asyncProperty(fc.array(recipient, { maxLength: 6 }), (more) =>
        Effect.gen(function* () {
          const { receiver } = yield* received((text) =>
            replaced(text, "<edXML:DocumentId>", `${more.map(element).join("")}<edXML:DocumentId>`),
          )
          const named = [{ agency: 1, code: vpcp.code }, ...more]
          const { envelope } = yield* receiver.incoming.get(yield* onlyArrival(receiver))
          expect(envelope.addressees).toBe(new Set(named.map(({ agency }) => agency)).size)
          const again = named.flatMap(({ agency, code }, at) =>
            named.slice(0, at).some((earlier) => earlier.agency === agency) ? [code.trim()] : [],
          )
          const noted = (yield* receiver.reports.tolerances({ code: "recipient-repeated" })).rows
          expect(noted.map(({ path, count }) => ({ path, count }))).toEqual(
            again.length === 0 ? [] : [{ path: "To.OrganId", count: new Set(again).size }],
          )
        }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), quietly, Effect.runPromise),
      ),
      { numRuns: 20 },
    ))
})
