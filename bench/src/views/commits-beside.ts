import { clerk, type OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Fiber } from "effect"
import { type Spread, spreadOf } from "./spread.ts"

type Tell = (work: string, contender: string, spread: Spread) => void
type Work = Effect.Effect<unknown, unknown>

/**
 * Measures what a clerk waits for when a document is drafted: alone, while the workers bring the read models
 * forward, and while somebody reads reports that must be brought forward first. All in one process, the hard
 * case: a draft follows the other at once, and there is always something to be brought forward.
 */
export const compareCommits = Effect.fnUntraced(function* (
  agency: OpenedTestAgency,
  commits: (count: number) => Work,
  times: number,
  tell: Tell,
  say: (line: string) => void,
) {
  const { outgoing, reports, work } = agency
  let drafted = 0
  const draft = Effect.suspend(() => {
    drafted += 1
    const bytes = new TextEncoder().encode(`%PDF-1.4\n${drafted}`)
    const request = {
      type: "bao-cao" as const,
      subject: `Báo cáo ${drafted}`,
      files: [{ name: "bao-cao.pdf", bytes }],
    }
    return outgoing.draft(request, { by: clerk })
  })
  const drafts = Effect.fnUntraced(function* (into: Array<number>) {
    for (let run = 0; run < times * 2; run++) {
      const begun = performance.now()
      yield* draft
      into.push(performance.now() - begun)
    }
  })
  const reading: Array<number> = []
  const read = Effect.gen(function* () {
    const begun = performance.now()
    yield* reports.tracking({ limit: 1 })
    reading.push(performance.now() - begun)
    yield* Effect.yieldNow
  })
  const ways: ReadonlyArray<{
    readonly name: string
    readonly beside?: Work
    readonly millis: Array<number>
  }> = [
    { name: "draft a document", millis: [] },
    { name: "the same beside catching up", beside: work.runViews(1_000), millis: [] },
    { name: "the same beside reports being read", beside: Effect.forever(read), millis: [] },
  ]
  // In turns, so that what the machine does beside them meets all alike.
  const rounds = Math.min(5, times / 5)
  yield* reports.tolerances()
  yield* reports.sharedKeys()
  yield* drafts([])
  for (let round = 0; round < rounds; round++)
    for (const { beside, millis } of ways) {
      yield* reports.tracking({ limit: 1 })
      // So many whole lives wait to be applied when a round begins.
      yield* commits(times * 2)
      const other = beside && (yield* Effect.forkChild(beside))
      yield* drafts(millis)
      if (other) yield* Fiber.interrupt(other)
    }
  const [alone] = ways.map(({ name, millis }) => {
    const spread = spreadOf(millis)
    tell(name, "lienthong", spread)
    return spread
  })
  for (const { beside, millis } of ways)
    if (beside && alone)
      say(`${" ".repeat(45)}p95 ${(spreadOf(millis).p95Ms / alone.p95Ms).toFixed(2)} times as long as alone`)
  if (reading.length > 0) tell("those reports", "lienthong", spreadOf(reading))
})
