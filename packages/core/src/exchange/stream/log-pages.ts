import { Effect } from "effect"
import type { StoredEvent } from "../../log/stored-event.ts"
import { Storage } from "../../port/storage/storage.ts"
import { pageSize } from "./changes.ts"

/** Visits every event of the log, in order and page by page, and returns their number. */
export const forEachStored = <E, R>(visit: (stored: StoredEvent) => Effect.Effect<void, E, R>) =>
  Effect.gen(function* () {
    const storage = yield* Storage
    let position = 0n
    let length = 0
    while (true) {
      const page = yield* storage.readLog(position, pageSize)
      yield* Effect.forEach(page, visit, { discard: true })
      length += page.length
      position = page.at(-1)?.position ?? position
      if (page.length < pageSize) return length
    }
  })
