import { expect, it } from "vitest"
import { mergeAgencies } from "../../src/vxp/agency-list.ts"

it("An agency that both lists of the axis name is in the directory once, whichever code is its first", () => {
  const name = "Sở Thông tin và Truyền thông"
  const plain = [{ code: "000.00.12.H53", name }]
  for (const pair of [
    { code: "H53.12", otherCode: "000.00.12.H53", name },
    { code: "000.00.12.H53", otherCode: "H53.12", name },
  ])
    expect(mergeAgencies(plain, [pair])).toEqual([{ code: "000.00.12.H53", otherCode: "H53.12", name }])
  expect(mergeAgencies([], [{ code: "H53.12", otherCode: "000.00.12.H53", name }])).toHaveLength(1)
})
