import { mkdirSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { StoredEvent } from "@lienthong/core/adapter"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { boardsOf, play } from "./play.ts"

/**
 * Records what this release writes, for later ones to read:
 * `node packages/core/test/history/record.ts RELEASE` writes `stored/RELEASE`, an agency's log and tables
 * each. A release that is out is never recorded again.
 */
const [, , release] = process.argv
if (release === undefined) throw new Error("which release?")
const folder = fileURLToPath(new URL(`./stored/${release}/`, import.meta.url))

const line = (event: StoredEvent) => JSON.stringify({ ...event, position: String(event.position) })

const write = (name: string, agency: OpenedTestAgency) =>
  Effect.gen(function* () {
    const events = yield* agency.store.readLog(0n, 100_000)
    const boards = yield* boardsOf(agency)
    writeFileSync(`${folder}${name}.jsonl`, `${events.map(line).join("\n")}\n`)
    writeFileSync(`${folder}${name}.boards.json`, `${JSON.stringify(boards, null, 2)}\n`)
  })

mkdirSync(folder, { recursive: true })
await Effect.gen(function* () {
  const { sender, receiver } = yield* play
  yield* write("sender", sender)
  yield* write("receiver", receiver)
}).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise)
