import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { it } from "@effect/vitest"
import { daNang, tayNinh } from "@lienthong/testkit"
import { Effect } from "effect"
import { assert, describe } from "vitest"
import type { AxisError } from "../../src/axis/axis-error.ts"
import { openJournal } from "../../src/axis/journal.ts"
import { scopedClient } from "../../src/index.ts"
import { documentTo } from "./exchange.ts"
import { axis } from "./sample-axis.ts"

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "lienthong-axis-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true })),
)

/** What an axis over a folder has, seen from outside. */
const standing = (data: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const running = yield* axis({ data, refusesDuplicates: true })
      const recipient = yield* scopedClient(daNang, running.endpoint)
      const sender = yield* scopedClient(tayNinh, running.endpoint)
      const listed = yield* recipient.listInbox("document")
      const again = yield* Effect.result(sender.submit(documentTo([daNang])))
      const events = yield* Effect.promise(() => running.log())
      return { listed, again, events, recipient, sender }
    }),
  )

describe("An axis that keeps its data in a folder", () => {
  it.live("goes on where it was when it is started again: mailboxes, duplicates, log", () =>
    Effect.gen(function* () {
      const data = yield* folder
      yield* Effect.scoped(
        Effect.gen(function* () {
          const running = yield* axis({ data, refusesDuplicates: true })
          const sender = yield* scopedClient(tayNinh, running.endpoint)
          const recipient = yield* scopedClient(daNang, running.endpoint)
          yield* sender.submit(documentTo([daNang]))
          yield* sender.submit(documentTo([daNang], "106"))
          const [first] = yield* recipient.listInbox("document")
          if (first) yield* recipient.acknowledge(first, "done")
        }),
      )
      const { listed, again, events } = yield* standing(data)
      assert.lengthOf(listed, 1)
      assert.equal(again._tag === "Failure" && again.failure.reason, "duplicate")
      assert.deepEqual(
        events.map(({ sequence }) => sequence),
        events.map((_, index) => index + 1),
      )
    }),
  )

  it.live("leaves out what it was writing when it was killed", () =>
    Effect.gen(function* () {
      const data = yield* folder
      yield* standing(data)
      const file = join(data, "axis.jsonl")
      const lines = readFileSync(file, "utf8").split("\n").length
      appendFileSync(file, '{"do":"take","ident')
      assert.lengthOf(openJournal(data).kept, lines - 2)
      const { events } = yield* standing(data)
      assert.deepEqual(openJournal(data).kept.filter((kept) => kept.do === "log").length, events.length)
    }),
  )

  const refused = (text: string) =>
    Effect.gen(function* () {
      const data = yield* folder
      writeFileSync(join(data, "axis.jsonl"), text)
      return yield* Effect.flip(
        Effect.try({ try: () => openJournal(data), catch: (cause) => cause as AxisError }),
      )
    })

  it.live("refuses the data of another version, and what is not the data of an axis", () =>
    Effect.gen(function* () {
      assert.equal((yield* refused('{"axis":2}\n')).reason, "data-version")
      assert.equal((yield* refused("hello\n")).reason, "data-unreadable")
      assert.equal((yield* refused('{"axis":1}\n{"do":"forget"}\n')).reason, "data-unreadable")
    }),
  )
})
