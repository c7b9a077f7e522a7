import { inspect } from "node:util"
import { isProblem, type Problem } from "@lienthong/core"
import { expect } from "vitest"
import { expectSentences } from "../scene.ts"

/** Words that a Vietnamese sentence has only when something English has come into it. */
const english =
  /(?<![\p{L}`.-])(the|is|are|was|were|not|with|and|or|of|that|this|it|from|again|must|cannot|number|boolean|string|object|bigint|symbol|undefined|null|function|Date|Promise|Uint8Array|Buffer|arguments|given|expected)(?![\p{L}`-])/u

/** A time as machines write it. */
const machineTime = /\d{4}-\d{2}-\d{2}T\d{2}:/

/**
 * Expects sentences without anything, beside what was given, that only a programmer, or only an English
 * reader, understands.
 */
export const expectVietnamese = ({ code, sentence, detail: { field = "-", problem = "-" } }: Problem) => {
  for (const text of [sentence.vi, sentence.next.vi]) {
    const words = text
      .replaceAll(/`[^`]*`/g, "")
      .replaceAll(field, "")
      .replaceAll(problem, "")
    expect(words, code).not.toMatch(english)
    expect(words, code).not.toMatch(machineTime)
  }
}

/** Expects an error that tells what is wrong wherever it is printed. */
export const expectTold = (error: unknown, where: string): void => {
  if (!isProblem(error)) throw new Error(`${where}: no error of the library`, { cause: error })
  expectSentences(error)
  expectVietnamese(error)
  for (const text of [inspect(error), String(error), JSON.stringify(error)]) {
    expect(text, where).toContain(error.code)
    expect(text.length, where).toBeLessThan(20_000)
  }
  for (const text of [inspect(error), String(error)])
    expect(text.replaceAll("\\'", "'"), where).toContain(error.sentence.en)
}
