import { Option } from "effect"
import { assert, describe, it } from "vitest"
import { isFor, readEntry } from "../../src/vxp/inbox.ts"
import { readListing } from "../../src/vxp/row.ts"

const addressed = (toCode: string) => {
  const listing = Option.getOrThrow(
    readListing([{ docId: "1", from: "000.00.00.H53", to: toCode }], readEntry("document")),
  )
  return listing.entries.map(isFor(["000.00.00.G22", "G22"]))
}

describe("An entry of a mailbox", () => {
  it("is for an agency however the axis writes its code, and for no other", () => {
    for (const code of ["000.00.00.G22", "000.00.00.g22", "g22", "000.00.00.G14;G22", ""])
      assert.deepEqual(addressed(code), [true], code)
    assert.deepEqual(addressed("000.00.00.G14"), [false])
  })
})
