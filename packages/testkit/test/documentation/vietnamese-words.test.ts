import { describe, expect, it } from "vitest"
import { filesBelow, textOf } from "./repository.ts"

const texts = /\b(?:vi|\w+Vi):\s*("(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|'(?:[^'\\]|\\.)*')/g

/** What stands for a value, a name in code, an option of a command or a call. */
const names = /\$\{[^}]*(?:\}|$)|\\`[^`]*\\`|`[^`]*`|\{\w+\}|--\w+|\w+\(\)/g

/** Words that no Vietnamese sentence has. */
const english =
  /(?<![\p{L}-])(the|is|are|was|were|not|with|and|or|of|that|this|it|from|again|must|cannot|unknown|agency|value|given|undefined|null|number|string|object|by|for|at|has|have|be|will|file|document|error|failed|missing|wrong|invalid|seconds|minutes|days|day|time|clock|server|key|signature|certificate|packet|store|axis|which|its|than|behind|ahead)(?![\p{L}-])/u

const sources = filesBelow("packages", ".ts").filter((path) => path.includes("/src/"))

const saidIn = (path: string): ReadonlyArray<string> =>
  [...textOf(path).matchAll(texts)].map(([, text = ""]) => text.slice(1, -1))

describe("What the library says in Vietnamese", () => {
  it("holds no English word anywhere it is written, and takes none from the English sentence beside it", () => {
    const said = sources.flatMap((path) => saidIn(path).map((text) => ({ path, text })))
    expect(said.length).toBeGreaterThan(700)
    const isEnglish = (text: string) =>
      english.test(text.replaceAll(names, "")) || /\$\{[^}]*\.en\}/.test(text)
    expect(said.filter(({ text }) => isEnglish(text))).toEqual([])
  })
})
