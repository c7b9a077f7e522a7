import { createHash } from "node:crypto"
import { chainPreimage, chainStart } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { describe, expect, it } from "vitest"
import { toChange } from "../../src/exchange/stream/to-change.ts"
import { kindOf } from "../../src/log/stream-kind.ts"
import { faultLog } from "../../src/report/fault-log.ts"
import { incomingBoard } from "../../src/report/incoming-board.ts"
import { outgoingBoard } from "../../src/report/outgoing-board.ts"
import { registerBooks } from "../../src/report/register-book.ts"
import { trackingBoard } from "../../src/report/tracking-board.ts"
import { tayNinh, vpcp } from "../exchange/scene.ts"
import { knownShapes } from "./known-shapes.ts"
import { type StoredHistory, storedHistories } from "./stored-history.ts"

const changesOf = ({ events }: StoredHistory) => Effect.runPromise(Effect.forEach(events, toChange))

const agencyOf = ({ name }: StoredHistory) => (name.endsWith("sender") ? tayNinh.code : vpcp.code)

const seen = new Set(
  storedHistories.flatMap(({ events }) =>
    events.map(({ stream, type, schemaVersion }) => `${kindOf(stream)}/${type}@${schemaVersion}`),
  ),
)

describe("The history that an earlier release stored", () => {
  for (const history of storedHistories) {
    it(`${history.name} is read and folds to the tables it showed then`, async () => {
      const changes = await changesOf(history)
      const boards = {
        tracking: trackingBoard(changes),
        outgoing: outgoingBoard(changes),
        incoming: incomingBoard(changes),
        registers: registerBooks(changes),
        faults: faultLog(changes),
      }
      // A table may have gained a column since, but none of what it said may have changed.
      expect(JSON.parse(JSON.stringify(boards))).toMatchObject(history.boards)
    })

    it(`${history.name} is unchanged in this repository`, () => {
      const last = new Map<string, string>()
      for (const event of history.events) {
        const hash = createHash("sha256")
          .update(chainPreimage(last.get(event.stream) ?? chainStart, agencyOf(history), event))
          .digest("hex")
        expect(event.hash).toBe(hash)
        last.set(event.stream, hash)
      }
    })
  }

  it("holds an event of every version of every type, the one that is written now too", () => {
    const missing = [...knownShapes.keys()].filter((name) => !seen.has(name))
    expect(missing, "play them in play-further.ts and record them with record.ts").toEqual([])
  })
})
