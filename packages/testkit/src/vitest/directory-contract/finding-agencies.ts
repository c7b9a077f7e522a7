import { DirectoryError } from "@lienthong/core"
import { Clock, Effect, Option } from "effect"
import { expect } from "vitest"
import type { ContractTest } from "../contract/contract.ts"
import { failureOf } from "../contract/failure-of.ts"
import type { OpenDirectory } from "./directory-under-test.ts"

/** Codes that belong to no agency, not even by accident. */
const nobodies = ["000.00.00.Z99", "", "__proto__", "constructor", "%", "0".repeat(5_000)]

/** Who is in the directory and who is not. */
export const findingAgencies = (test: ContractTest<OpenDirectory>): void => {
  test("An agency is found under its code, with its name", function* ({ directory, listed }) {
    expect(listed.length).toBeGreaterThan(1)
    for (const { code, name } of listed)
      expect(Option.getOrThrow(yield* directory.find(code))).toMatchObject({ code, name })
  })

  test("An agency that is not in the directory is not found, which is not an error", function* ({
    directory,
  }) {
    for (const code of nobodies) expect(yield* directory.find(code)).toEqual(Option.none())
  })

  test("An agency is not found under a code that only begins or ends like its own", function* ({
    directory,
    listed,
  }) {
    const codes = new Set(listed.flatMap(({ code, otherCode }) => [code, otherCode]))
    for (const { code } of listed)
      for (const like of [code.slice(0, -1), `${code}.1`, code.slice(1), `${code}${code}`])
        if (!codes.has(like)) expect(yield* directory.find(like)).toEqual(Option.none())
  })

  test("An agency is found as often as it is asked for, by many at once", function* ({ directory, listed }) {
    const asked = Array.from({ length: 40 }, (_, index) => listed[index % listed.length]?.code ?? "")
    const found = yield* Effect.forEach(asked, directory.find, { concurrency: "unbounded" })
    expect(found.map(Option.getOrThrow).map(({ code }) => code)).toEqual(asked)
  })

  test("The list that a directory answers from was read before the directory reports it", function* ({
    directory,
    listed,
  }) {
    if (directory.reading === undefined) return
    yield* directory.find(listed[0]?.code ?? "")
    const { readAt, away } = Option.getOrThrow(yield* directory.reading)
    expect(Date.parse(readAt)).toBeLessThanOrEqual((yield* Clock.currentTimeMillis) + 1)
    expect(away).toBeUndefined()
  })
}

/** Agencies that also have a code of the earlier standard. */
export const findingOtherCodes = (test: ContractTest<OpenDirectory>): void => {
  test("An agency is found under its other code, and returned under the first", function* ({
    directory,
    listed,
  }) {
    const both = listed.filter(({ otherCode }) => otherCode !== undefined)
    expect(both.length).toBeGreaterThan(0)
    for (const { code, otherCode = "" } of both)
      expect(Option.getOrThrow(yield* directory.find(otherCode))).toMatchObject({ code, otherCode })
  })
}

/** A directory that cannot be asked. */
export const beingAway = (test: ContractTest<OpenDirectory>): void => {
  test("An agency that cannot be looked up is not reported as unknown", function* ({ away, listed }) {
    const error = yield* failureOf(away.find(listed[0]?.code ?? ""))
    expect(error).toBeInstanceOf(DirectoryError)
  })

  test("The reason why no agency can be looked up is given in both languages", function* ({ away, listed }) {
    const { sentence } = yield* failureOf(away.find(listed[0]?.code ?? ""))
    for (const told of [sentence.en, sentence.vi]) expect(told).not.toMatch(/\{\w*\}|undefined|\[object/)
  })
}
