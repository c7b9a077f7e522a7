import { LocalDate } from "@lienthong/core/calendar"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { paperStream } from "../../../src/exchange/identity/paper-stream-name.ts"
import { keyedTextsOf } from "../../../src/exchange/identity/written-texts.ts"
import { streamName } from "../../../src/log/stream-kind.ts"
import type { Change } from "../../../src/report/change.ts"

const date = LocalDate.make("2019-06-20")
const number = fc.constantFrom("105", "Công văn số 105", '"105"', "#105", "Số: 105")

/** The paper of a number and notation, in the stream that an earlier version gave it. */
const paper = (number: string, stream: string) =>
  ({
    kind: "paper",
    stream,
    event: {
      _tag: "PaperReceived",
      copy: { from: { code: "H53", name: "UBND" }, code: { number, notation: "BC-UBND" }, date },
    },
  }) as Change

describe("Paper in the store of an earlier version", () => {
  it("is found by the key of now, whichever key of its number and notation named its stream then", () =>
    fc.assert(
      fc.property(number, fc.stringMatching(/^[A-ZÔĂỐ"#:]{0,9}105\/BC-UBND$/u), (number, key) => {
        const stream = streamName.paper("H53", key, date)
        const now = paperStream(
          { from: { code: "H53", name: "" }, code: { number, notation: "BC-UBND" }, date },
          "",
        )
        const found = keyedTextsOf(paper(number, stream)).map(({ keys, value }) => [keys[0], value])
        expect(found).toEqual(stream === now ? [] : [[`paper-stream/${now}`, stream]])
      }),
    ))
})
