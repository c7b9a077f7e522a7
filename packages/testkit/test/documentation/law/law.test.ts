import { join } from "node:path"
import { it } from "@effect/vitest"
import { type Act as CitedAct, acts as citedActs } from "@lienthong/core/policy"
import { assert, describe, expect } from "vitest"
import { pages, root, sources, textOf } from "../repository.ts"
import { acts, faultsOf, lawPage, lettersAmiss } from "./law-page.ts"
import { type Act, kept } from "./row.ts"

/** `41/2017/TT-BTTTT` in a comment, a sentence or a page. */
const actNumber = /(?<!\d)\d+\/(?:19|20)\d{2}\/(?:QĐ-TTg|NĐ-CP|TT-B\p{L}+|QH\d+|PL-\p{L}+\d*)/gu

describe("The page of the law", () => {
  for (const act of acts)
    it(`leads from every article of ${act.title.en} to a function and a test that exist`, () => {
      assert.deepStrictEqual(faultsOf(act), [])
    })

  it("is as the table has it", async () => {
    await expect(lawPage()).toMatchFileSnapshot(join(root, "docs/law.md"))
  })

  it("has every act that code and documentation cite, with its days of force", () => {
    const table = Object.values<CitedAct>(citedActs)
      .flatMap(({ name, source }) => [name.vi, source.vi])
      .join(" ")
    const cited = [...sources, ...pages].flatMap((path) =>
      [...textOf(path).matchAll(actNumber)].flatMap(([number]) =>
        table.includes(number) ? [] : [`${path}: ${number}`],
      ),
    )
    assert.deepStrictEqual(cited, [])
  })

  it("is found to have rotted when a function, a test or an article is gone", () => {
    const rotten: Act = {
      title: { en: "", vi: "" },
      letters: ["1", "2"],
      kept: [
        kept(
          "1",
          "",
          "",
          ["policy/paper#paperFor", "policy/paper#gone"],
          ["policy/paper#gone", "policy/gone#gone"],
        ),
      ],
      notKept: [],
    }
    assert.deepStrictEqual(faultsOf(rotten), [
      "1: no policy/paper#gone",
      "1: no test policy/paper#gone",
      "1: no test policy/gone#gone",
      "no row for 2",
    ])
  })

  it("is found to lack a letter of an annex, whatever the row of another annex is called", () => {
    const row = (article: string) => ({ article, about: { en: "", vi: "" }, why: { en: "", vi: "" } })
    const letters = ["Phụ lục VI, Phần I, IV.1d", "Phụ lục VI, Phần I, IV.1đ", "Phụ lục VI, Phần II, I.1.1"]
    const others = ["Phụ lục V", "Phụ lục VI, Phần I, IV.1d, IV.11", "Phụ lục VI, Phần II, I.1.10"]
    const act: Act = { title: { en: "", vi: "" }, letters, kept: [], notKept: others.map(row) }
    assert.deepStrictEqual(
      faultsOf(act).filter((fault) => fault.startsWith("no row")),
      ["no row for Phụ lục VI, Phần I, IV.1đ", "no row for Phụ lục VI, Phần II, I.1.1"],
    )
  })

  it("is found to lack a letter beside those that have rows of their own, whatever the row of their clause", () => {
    const row = (article: string) => ({ article, about: { en: "", vi: "" }, why: { en: "", vi: "" } })
    const letters = ["15.1", "15.1a", "15.1b", "15.1c", "19.2a", "19.2b"]
    const act: Act = {
      title: { en: "", vi: "" },
      letters,
      kept: [],
      notKept: ["15.1", "15.1a, 15.1c", "19.2"].map(row),
    }
    assert.deepStrictEqual(faultsOf(act), ["no row for 15.1b"])
  })

  for (const act of acts)
    it(`needs every row and every letter in it: ${act.title.en}`, () => {
      for (const rows of ["kept", "hosts", "notKept"] as const)
        for (const { article } of act[rows] ?? []) {
          const [first = "", ...others] = article
            .split(", ")
            .slice(/^Phụ lục [IV]+, Phần/.test(article) ? 2 : 0)
          const without = (said: string) => ({
            ...act,
            [rows]: (act[rows] ?? []).flatMap((row) =>
              row.article !== article ? [row] : said === "" ? [] : [{ ...row, article: said }],
            ),
          })
          assert.notDeepEqual(lettersAmiss(without("")), [], article)
          for (const letter of others) {
            const less = article.replace(`, ${letter}`, "")
            assert.notDeepEqual(lettersAmiss(without(less)), [], `${letter} of ${first}`)
          }
        }
    })

  it("is found to have two rows for one letter, of which one could be lost unseen", () => {
    const row = (article: string) => ({ article, about: { en: "", vi: "" }, why: { en: "", vi: "" } })
    const act: Act = { title: { en: "", vi: "" }, letters: ["1.1", "1.2"], kept: [], notKept: [] }
    assert.deepStrictEqual(faultsOf({ ...act, notKept: ["1.1, 1.2", "1.1"].map(row) }), ["two rows for 1.1"])
  })

  it("is found to lack an article that the code cites", () => {
    const bare: Act = { title: { en: "", vi: "" }, cited: "decision28", letters: [], kept: [], notKept: [] }
    assert.include(faultsOf(bare), "cited in the code, and no row: 6.2")
  })
})
