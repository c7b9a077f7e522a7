import { describe, expect, it } from "vitest"
import { markKey } from "../../../src/exchange/identity/mark.ts"
import { codeKey } from "../../../src/vocabulary/document-code.ts"
import { agencyKey, documentIdKey } from "../../../src/vocabulary/key.ts"

const codes = [
  "105/BC-UBND",
  "0105/bc-ubnd",
  "Số: 105 / BC–UBND.",
  "105/BC-UBND ngày 20/6/2019",
  "BC-UBND/105",
  "105/2019/NĐ-CP",
  "１０５/BC-UBND",
  "105-CV/TU",
  "105/105/BC-UBND",
  "Công văn số 105/UBND-VP",
  '"105"/BC-UBND',
  "#105\\BC-UBND",
  { number: "105/BC", notation: "UBND" },
  { number: "105-BC", notation: "UBND" },
]
const agencies = ["000.00.00.H53", "000.00.00.h53", " H53.31 ", "000-00-00-H53"]
const identifiers = [
  "000.00.00.H53,2019/06/20,105/BC-UBND",
  "000.00.00.H53, 2019-06-20, 0105/BC-UBND",
  "H53;20190620;105/BC-UBND",
  "H53,2019-06-20T00:00:00,105/BC-UBND",
]

/** The keys that a version of the marks has. Those of a version that stores may have never change. */
const recorded: Readonly<Record<string, ReadonlyArray<string>>> = {
  "keys-filled-in/6": [
    "105/BC-UBND",
    "105/BC-UBND",
    "105/BC-UBND",
    "105/BC-UBND",
    "105/BC-UBND",
    "105/2019/NĐ-CP",
    "105/BC-UBND",
    "105-CV/TU",
    "105/BC-UBND",
    "105/UBND-VP",
    "105/BC-UBND",
    "105/BC-UBND",
    "105/BC-UBND",
    "105-BC/UBND",
    "000.00.00.H53",
    "000.00.00.H53",
    "H53.31",
    "000-00-00-H53",
    "000.00.00.H53,2019/06/20,105/BC-UBND",
    "000.00.00.H53,2019/06/20,105/BC-UBND",
    "H53,2019/06/20,105/BC-UBND",
    "H53,2019/06/20,105/BC-UBND",
  ],
}

describe("The keys of documents, agencies and identifiers", () => {
  it("are those recorded for the version of the marks, so that existing stores are filled in again when one changes", () => {
    const keys = [...codes.map(codeKey), ...agencies.map(agencyKey), ...identifiers.map(documentIdKey)]
    expect(recorded[markKey.keysFilledIn()]).toEqual(keys)
  })
})
