import { it } from "@effect/vitest"
import { assert, describe } from "vitest"
import { recordsOf } from "../src/measure/record.ts"
import { runRounds } from "../src/measure/rounds.ts"

const slice = (done: number) => ({ done, failed: 0, millis: 1_000 })

describe("A run of the benchmark", () => {
  it("has every contender at every work in every round, each round beginning one further", async () => {
    const turns: Array<string> = []
    const entrant = (contender: string) => ({
      work: "append",
      contender,
      run: async () => {
        turns.push(contender)
        return slice(turns.length)
      },
    })
    await runRounds([entrant("a"), entrant("b"), entrant("c")], { rounds: 2, millis: 5 })
    assert.strictEqual(turns.join(""), "abc" + "abc" + "bca")
  })

  it("gives the median of the rounds, without the warm-up", async () => {
    let turn = 0
    const rates = [1_000_000, 30, 10, 20]
    const run = async () => slice(rates[turn++] ?? 0)
    const showings = await runRounds([{ work: "append", contender: "a", run }], { rounds: 3, millis: 5 })
    assert.deepStrictEqual(recordsOf("storage", "sqlite", showings), [
      { suite: "storage", store: "sqlite", work: "append", contender: "a", perSecond: 20 },
    ])
  })

  it("does not repeat a contender that nearly always fails, and still reports its figure and its failures", async () => {
    let turns = 0
    const run = async () => {
      turns += 1
      return { done: 2, failed: 18, millis: 1_000 }
    }
    const [showing] = await runRounds([{ work: "append", contender: "a", run }], { rounds: 3, millis: 5 })
    assert.deepStrictEqual(
      { turns, ...showing },
      {
        turns: 1,
        work: "append",
        contender: "a",
        perSecond: [2, 2, 2],
        failed: 0.9,
      },
    )
  })

  it("goes on without a contender that fails, and gives no figure for it", async () => {
    const entrants = [
      { work: "append", contender: "broken", run: () => Promise.reject(new Error("no\nstack")) },
      { work: "append", contender: "sound", run: async () => slice(7) },
    ]
    const showings = await runRounds(entrants, { rounds: 1, millis: 5 })
    assert.strictEqual(showings[0]?.problem, "no")
    assert.deepStrictEqual(
      recordsOf("storage", "sqlite", showings).map(({ contender, perSecond }) => [contender, perSecond]),
      [["sound", 7]],
    )
  })
})
