import { describe, expect, it } from "vitest"
import { explainWaiting } from "../../src/exchange/repair/explain-waiting.ts"
import { TransportError } from "../../src/port/transport-error.ts"
import { say } from "../../src/problem/sentence.ts"
import { backSince } from "../../src/report/fault-outcome.ts"
import { vietnamTime } from "../../src/time/vietnam-time.ts"

const at = vietnamTime(Date.parse("2019-06-20T14:05:00+07:00"))

describe("A Vietnamese sentence", () => {
  it("says a time as people write it, and the English one as the log has it", () => {
    const text = "{time}"
    const said = say({ en: text, vi: text, next: { en: text, vi: text } }, { time: at })
    expect([said.en, said.next.en]).toEqual([at, at])
    expect([said.vi, said.next.vi]).toEqual(["14:05:00 ngày 20/6/2019", "14:05:00 ngày 20/6/2019"])
  })

  it("says a day as people write it, too", () => {
    const text = "{day}"
    const said = say({ en: text, vi: text, next: { en: text, vi: text } }, { day: "2019-02-05" })
    expect([said.en, said.vi]).toEqual(["2019-02-05", "05/02/2019"])
  })

  it("of an axis that is back says since when, likewise", () => {
    expect(backSince(at)).toMatchObject({
      en: `The axis is back since ${at}.`,
      vi: "Trục hoạt động lại từ 14:05:00 ngày 20/6/2019.",
    })
  })

  it("of what waits says until when, likewise", () => {
    const work = {
      id: "a",
      kind: "document",
      payload: "{}",
      attempt: 1,
      lane: 3,
      state: "waiting",
      dueAt: at,
    } as const
    const { now } = explainWaiting(work, vietnamTime(0))
    expect(now).toEqual({ en: `It waits until ${at}.`, vi: "Chờ đến 14:05:00 ngày 20/6/2019." })
  })

  it("of a call to the axis names no operation of its protocol, nor calls it sending", () => {
    const reasons = [
      "unreachable",
      "timed-out",
      "unauthorized",
      "busy",
      "refused",
      "failed",
      "malformed-answer",
    ] as const
    for (const reason of reasons) {
      const detail = { operation: "getEdoc", endpoint: "https://truc", systemId: "H53", answer: "Lỗi" }
      const { vi, en } = new TransportError({ reason, detail }).sentence
      expect(vi).not.toMatch(/getEdoc|gửi gì/)
      expect(en).not.toContain("nothing was sent")
    }
  })
})
