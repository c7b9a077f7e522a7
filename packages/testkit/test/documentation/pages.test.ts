import { dirname, join } from "node:path"
import { it } from "@effect/vitest"
import { assert, describe, expect } from "vitest"
import { adapterNames, adapterPage } from "./adapter-names.ts"
import { errorCatalogue } from "./error-catalogue.ts"
import { dependenciesOf, exists, packages, pages, root, textOf } from "./repository.ts"

/** The headings of a page as links name them. */
const anchorsOf = (path: string): ReadonlySet<string> =>
  new Set(
    [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
    ),
  )

const linksOf = (path: string): ReadonlyArray<string> =>
  [...textOf(path).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link)

const isBroken = (path: string, link: string): boolean => {
  if (/^https?:/.test(link)) return false
  const [file = "", anchor] = link.split("#")
  const target = file === "" ? path : join(dirname(path), file)
  return !exists(target) || (anchor !== undefined && !anchorsOf(target).has(anchor))
}

describe("documentation", () => {
  it("lists every error and refusal as the code has them", async () => {
    await expect(errorCatalogue()).toMatchFileSnapshot(join(root, "docs/errors.md"))
  })

  it("lists every name of the path for adapters under what it is for, as the code has them", async () => {
    await expect(adapterPage()).toMatchFileSnapshot(join(root, "docs/adapter-names.md"))
  })

  it("says of every name of the path for adapters what it is for", () => {
    const names = adapterNames().flatMap(([, named]) => named)
    assert.isAbove(names.length, 150)
    assert.deepStrictEqual(
      names.flatMap(({ name, what }) => (what === undefined ? [name] : [])),
      [],
    )
  })

  it("shows a place in a sentence of an error for each detail, never a hole", () => {
    const cells = errorCatalogue().split(/[|\n]/)
    assert.deepStrictEqual(
      cells.filter((cell) => /\S {2,}\S| [:,;.](?!\S)/.test(cell)),
      [],
    )
  })

  for (const path of pages) {
    it(`leads somewhere with every link in ${path}`, () => {
      assert.deepStrictEqual(
        linksOf(path).filter((link) => isBroken(path, link)),
        [],
      )
    })
  }

  /** Words of no plain English. */
  const stilted = /\b(?:nought|whoever|for ever|unless told|becomes? of|became of)\b/i
  for (const path of pages)
    it(`is in plain English in ${path}`, () => {
      assert.notMatch(textOf(path), stilted)
    })

  const table = textOf("docs/dependencies.md")
  for (const one of packages) {
    it(`says why ${one.name} needs each of its dependencies`, () => {
      const ours = new Set(packages.map((one) => one.name))
      const silent = dependenciesOf(one).filter(
        (needs) => !ours.has(needs) && !table.includes(`| \`${needs}\` |`),
      )
      assert.deepStrictEqual(silent, [])
    })
  }

  it("keeps no line for a dependency that is gone", () => {
    const needed = new Set(packages.flatMap(dependenciesOf))
    const named = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = ""]) => name)
    assert.deepStrictEqual(
      named.filter((name) => !needed.has(name)),
      [],
    )
  })
})
