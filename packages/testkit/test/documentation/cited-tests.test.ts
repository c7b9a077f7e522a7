import { describe, expect, it } from "vitest"
import { filesBelow, textOf } from "./repository.ts"

const page = "docs/recall-update-replacement.md"

/** A test that a table of the page names: its file, as far as the page says it, and its words. */
interface Cited {
  readonly file: string
  readonly words: string
}

/** The tests named in the last column of the tables, as in `recall: *stays where its recipient declines*`. */
const cited: ReadonlyArray<Cited> = textOf(page)
  .split("\n")
  .filter((line) => /^\|.*\| [\w/-]+: \*[^|]*\|$/.test(line))
  .flatMap((line) => {
    let file = ""
    const cell = line.split("|").at(-2) ?? ""
    return [...cell.matchAll(/(?:([\w/-]+): )?\*([^*]+)\*/g)].map(([, own, words = ""]) => {
      file = own ?? file
      return { file, words }
    })
  })

const tests = filesBelow("packages/core/test", ".ts").map((path) => ({ path, text: textOf(path) }))

const isThere = ({ file, words }: Cited): boolean => {
  const named = new RegExp(
    words
      .split("…")
      .map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*"),
  )
  return tests.some(({ path, text }) => path.endsWith(`${file}.test.ts`) && named.test(text))
}

describe("The page on recalls, updates and replacements", () => {
  it("names tests that exist", () => {
    expect(cited.length).toBeGreaterThan(60)
    expect(cited.filter((one) => !isThere(one))).toEqual([])
  })
})
