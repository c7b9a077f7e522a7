import { InputError, openExchange } from "@lienthong/core"
import { memoryAxis, testOptions } from "@lienthong/testkit"
import { expect, it } from "vitest"
import { expectSentences, tayNinh } from "../exchange/scene.ts"

it("An agency is not opened with a text that no packet carries, or an abbreviation that no notation has", async () => {
  for (const [texts, field] of [
    [{ email: "a\0b@tayninh.gov.vn" }, "agency.email"],
    [{ name: "Ủy ban\nnhân dân" }, "agency.name"],
    [{ abbreviation: "ub nd/" }, "agency.abbreviation"],
    [{ abbreviation: "" }, "agency.abbreviation"],
  ] as const) {
    const agency = { ...tayNinh, ...texts }
    const error = await openExchange({ ...testOptions(memoryAxis([tayNinh]), tayNinh), agency }).catch(
      (problem: unknown) => problem,
    )
    if (!(error instanceof InputError)) throw new Error("it was opened", { cause: error })
    expect(error.detail).toMatchObject({ field })
    expectSentences(error)
  }
  for (const abbreviation of ["UBND", "QĐ-TTg", "SNN&PTNT", "HĐND"]) {
    const agency = { ...tayNinh, abbreviation }
    await (await openExchange({ ...testOptions(memoryAxis([tayNinh]), tayNinh), agency })).close()
  }
})
