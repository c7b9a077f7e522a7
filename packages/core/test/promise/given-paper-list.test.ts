import { openExchange } from "@lienthong/core"
import { LocalDate } from "@lienthong/core/calendar"
import {
  type PaperList,
  paperForGovernmentOnly,
  paperForSensitiveMatters,
  paperOutsideListedTypes,
  paperOutsideProvincialPilot,
} from "@lienthong/core/policy"
import { localDate, memoryAxis, testOptions } from "@lienthong/testkit"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readOptions, settingsOf } from "../../src/promise/read-options.ts"
import { AdministrativeType } from "../../src/vocabulary/document-type.ts"
import { tayNinh } from "../exchange/scene.ts"

const options = (paperList: PaperList) => ({ ...testOptions(memoryAxis([tayNinh]), tayNinh), paperList })

const pilot = fc.record(
  {
    types: fc
      .array(fc.constantFrom(...AdministrativeType.literals, "own/lich-cong-tac" as const), { minLength: 1 })
      .map(([first, ...others]) => [first ?? "bao-cao", ...others] as const),
    to: fc.constantFrom("own-locality", "outside", "everyone"),
    from: localDate,
    until: localDate,
  },
  { requiredKeys: ["types", "to", "from"] },
)

describe("The list of the head of the agency is taken by the exchange that it is given to", () => {
  it.each(
    Object.entries({
      paperForGovernmentOnly,
      paperForSensitiveMatters,
      paperOutsideListedTypes,
      paperOutsideProvincialPilot,
    }),
  )("such as %s, which is shipped", async (_, paperList) => {
    const exchange = await openExchange(options(paperList))
    await exchange.close()
  })

  it("with all pilots that it has", () => {
    fc.assert(
      fc.property(fc.array(pilot, { minLength: 1, maxLength: 5 }), ([first, ...others]) => {
        const label = { en: "outside the pilot", vi: "ngoài danh mục thí điểm" }
        const pilots = [
          first ?? { types: ["bao-cao"], to: "everyone", from: LocalDate.make("2026-01-01") },
          ...others,
        ] as const
        const list: PaperList = {
          basis: "Quyết định 1/QĐ-UBND",
          entries: [{ by: "outside-pilots", label, pilots }],
        }
        expect(settingsOf(readOptions(options(list), ["agency"])).paperList).toEqual(list)
      }),
    )
  })
})
