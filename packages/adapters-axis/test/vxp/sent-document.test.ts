import { it } from "@effect/vitest"
import { Option } from "effect"
import { assert, describe } from "vitest"
import { readListing } from "../../src/vxp/row.ts"
import { matchSent, readSentRow } from "../../src/vxp/sent-document.ts"

const query = {
  documentId: "doc-1",
  code: "105/BC-UBND",
  subject: "Về việc phòng chống bão",
  to: ["H17", "H14"],
}

const now = Date.UTC(2026, 10, 22)

const row = (row: Record<string, unknown>) => ({
  senderDocId: "axis-1",
  toCode: "H17",
  notation: query.code,
  title: query.subject,
  sendStatus: "done",
  sentTime: "2026/11/20 08:00:00",
  ...row,
})

const found = (...rows: ReadonlyArray<Record<string, unknown>>) => {
  const listing = Option.getOrThrow(readListing(rows, readSentRow))
  return Option.getOrUndefined(matchSent(listing.entries, query, now))
}

const match = (...rows: ReadonlyArray<Record<string, unknown>>) => found(...rows)?.axisId

describe("A document that is looked up in the axis' sent list", () => {
  it("is found when one packet of its code and subject went to all of its recipients", () => {
    assert.equal(match(row({}), row({ toCode: "H14" })), "axis-1")
    assert.equal(match(row({ toCode: '["H14","H17"]' })), "axis-1")
  })

  it("is not found when a recipient is missing, or got it in another packet", () => {
    assert.equal(match(row({})), undefined)
    assert.equal(match(row({}), row({ toCode: "H14", senderDocId: "axis-2" })), undefined)
  })

  it("is not mistaken for one of another code or subject", () => {
    const both = { toCode: "H14,H17" }
    assert.equal(match(row({ ...both, notation: "106/BC-UBND" })), undefined)
    assert.equal(match(row({ ...both, title: "Về việc khác" })), undefined)
  })

  it("is recognised whatever the Unicode form and the spacing of its subject", () => {
    const title = `  ${query.subject.normalize("NFD").replace(" ", "  ")}\n`
    assert.equal(match(row({ toCode: "H14;H17", title })), "axis-1")
  })

  it("is recognised however the list writes its recipients, its number and notation or its identifier", () => {
    for (const notation of ["0105/bc-ubnd", "105/BC–UBND", "Số: 105/BC-UBND"])
      assert.equal(match(row({ toCode: "h14;h17", notation })), "axis-1", notation)
    const identifier = "000.00.00.H53,2026/11/19,105/BC-UBND"
    const listed = Option.getOrThrow(
      readListing(
        [row({ toCode: "H14 h17", documentId: "000.00.00.h53,2026-11-19,0105/bc-ubnd" })],
        readSentRow,
      ),
    )
    const sought = matchSent(listed.entries, { ...query, documentId: identifier }, now)
    assert.equal(Option.getOrUndefined(sought)?.axisId, "axis-1")
  })

  it("is matched on the DocumentId alone where the list gives one", () => {
    const named = { toCode: "H14 H17", documentId: "doc-1", title: "shortened…", notation: "" }
    assert.equal(match(row(named)), "axis-1")
    assert.equal(match(row({ ...named, documentId: undefined, senderDocId: "doc-1" })), "doc-1")
    assert.equal(match(row({ toCode: "H14 H17", documentId: "doc-2" })), undefined)
  })

  it("is not mistaken for last year's of the same number, nor for one of an unknown day", () => {
    const both = { toCode: "H14,H17" }
    assert.equal(match(row({ ...both, sentTime: "2025/11/20 08:00:00" })), undefined)
    assert.equal(match(row({ ...both, sentTime: "hôm qua" })), undefined)
    assert.equal(match(row({ ...both, sentTime: undefined })), undefined)
  })

  it("is found in whichever form its day is written", () => {
    const forms = [
      "2026-11-20T08:00:00.000+07:00",
      "20/11/2026 08:00:00",
      "2026-11-20 08:00:00.0",
      1_795_136_400_000,
    ]
    for (const sentTime of forms) assert.equal(match(row({ toCode: "H14,H17", sentTime })), "axis-1")
  })

  it("comes with the time at which the axis took it, where the list tells it", () => {
    assert.equal(found(row({ toCode: "H14,H17" }))?.takenAt, "2026-11-20T08:00:00.000+07:00")
    const named = { toCode: "H14,H17", documentId: "doc-1", sentTime: undefined }
    assert.deepEqual(found(row(named)), { axisId: "axis-1" })
  })

  it("is not found in a sending that failed at the axis", () => {
    assert.equal(match(row({ toCode: "H14,H17", sendStatus: "FAIL" })), undefined)
  })
})
