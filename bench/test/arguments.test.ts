import { it } from "@effect/vitest"
import { Result } from "effect"
import { assert, describe } from "vitest"
import { readArguments } from "../src/arguments.ts"

describe("The benchmark's command line", () => {
  it("asks for every store and every work when none is named", () => {
    assert.deepStrictEqual(
      readArguments(["storage"]),
      Result.succeed({
        suite: "storage",
        stores: ["sqlite", "postgres"],
        work: "",
        seconds: 0.5,
        rounds: 5,
        growth: false,
      }),
    )
  })

  it("takes its arguments, also behind the dashes that pnpm passes on", () => {
    assert.deepStrictEqual(
      readArguments([
        "--",
        "storage",
        "--json",
        "a.json",
        "--store",
        "sqlite",
        "--work",
        "append",
        "--seconds",
        "2",
        "--growth",
      ]),
      Result.succeed({
        suite: "storage",
        json: "a.json",
        stores: ["sqlite"],
        work: "append",
        seconds: 2,
        rounds: 5,
        growth: true,
      }),
    )
  })

  it("asks for the decisions", () => {
    assert.deepStrictEqual(
      readArguments(["decisions", "--json", "a.json"]),
      Result.succeed({ suite: "decisions", json: "a.json" }),
    )
  })

  it("asks how long workloads hold up the process", () => {
    assert.deepStrictEqual(
      readArguments(["stalls", "--work", "read", "--times", "1"]),
      Result.succeed({ suite: "stalls", work: "read", times: 1 }),
    )
  })

  for (const [args, problem] of [
    [[], 'there is no suite ""'],
    [["speed"], 'there is no suite "speed"'],
    [["storage", "more"], '"more" belongs to no option'],
    [["storage", "--store", "oracle"], 'there is no store "oracle"'],
    [["storage", "--seconds", "soon"], '--seconds is 0.01 at least, not "soon"'],
    [["storage", "--rounds", "0"], '--rounds is 1 at least, not "0"'],
  ] as const) {
    it(`refuses "${args.join(" ")}"`, () => {
      assert.deepStrictEqual(readArguments(args), Result.fail(problem))
    })
  }

  it("compares pages at two sizes when none is named", () => {
    assert.deepStrictEqual(
      readArguments(["views", "--store", "sqlite"]),
      Result.succeed({ suite: "views", stores: ["sqlite"], sizes: [10_000, 200_000], times: 40 }),
    )
    assert.deepStrictEqual(
      readArguments(["views", "--sizes", "10,hai"]),
      Result.fail('--sizes is 10 at least, not "hai"'),
    )
  })
})
