import { insist, repeatFor } from "../../measure/slice.ts"
import type { OpenedStore } from "../contender.ts"
import { payloads } from "../payload.ts"
import type { Work } from "./work.ts"

const streamLength = 20
const pageSize = 500

const streamName = (number: number) => `filled-${String(number).padStart(9, "0")}`

/** Fills a store with streams of 20 events. */
export const fill = async (store: OpenedStore, streams: number): Promise<void> => {
  for (let number = 0; number < streams; number++) {
    await insist(() => store.append(streamName(number), 0, payloads(streamLength)))
  }
}

/** A prime: its multiples visit all streams before any is repeated, in the same order for every contender. */
const stride = 7_919

export const readStream = (streams: number): Work => ({
  name: "read a 20-event stream",
  unit: "streams",
  reads: true,
  of: ({ filled }) => {
    let turn = 0
    return (millis) =>
      repeatFor(millis, async () => {
        turn += 1
        const events = await filled.readStream(streamName((turn * stride) % streams))
        if (events.length !== streamLength) throw new Error(`a stream of ${events.length} events was read`)
        return 1
      })
  },
})

export const readLog = (streams: number): Work => ({
  name: "read the whole log",
  unit: "events",
  reads: true,
  of:
    ({ filled }) =>
    (millis) =>
      repeatFor(millis, async () => {
        const seen = await filled.readLog(pageSize)
        if (seen !== streams * streamLength) throw new Error(`a log of ${seen} events was read`)
        return seen
      }),
})
