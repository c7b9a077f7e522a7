import type { OpenedExchange } from "@lienthong/core"
import type { Entrant } from "../../measure/rounds.ts"
import { repeatFor } from "../../measure/slice.ts"
import { dispatch, signedDocument } from "./dispatch.ts"
import { type History, oldStream, streamLength } from "./history.ts"

/** The work whose cost must not depend on the length of the history. */
export const growthWorks = [
  "append 1, new stream",
  "append 1, old stream",
  "read a 20-event stream",
  "dispatch a document",
] as const
export type GrowthWork = (typeof growthWorks)[number]

type Run = Entrant["run"]

/** Visits all numbers below a bound, far apart, before any is repeated. */
const visitor = (count: number) => {
  // A prime that divides no count of streams here.
  const stride = 7_919
  let turn = 0
  return () => (++turn * stride) % count
}

const appendNew = (history: History): Run => {
  let number = 0
  return (millis) =>
    repeatFor(millis, async () => {
      number += 1
      await history.append(`new/${String(number).padStart(9, "0")}`, "none")
      return 1
    })
}

/** Appends to streams of even numbers and reads the others, which keep their length. */
const appendOld = (history: History): Run => {
  const next = visitor(history.streams / 2)
  const versions = new Map<number, number>()
  return (millis) =>
    repeatFor(millis, async () => {
      const number = next()
      const version = versions.get(number) ?? streamLength
      await history.append(oldStream(number * 2), version)
      versions.set(number, version + 1)
      return 1
    })
}

const readStream = (history: History): Run => {
  const next = visitor(history.streams / 2)
  return (millis) =>
    repeatFor(millis, async () => {
      const length = await history.readStream(oldStream(next() * 2 + 1))
      if (length !== streamLength) throw new Error(`a stream of ${length} events was read`)
      return 1
    })
}

/** How many documents are prepared at a time, outside the measurement. */
const batch = 10

const dispatchDocument = (exchange: OpenedExchange): Run => {
  let number = 0
  return async (limit) => {
    let done = 0
    let millis = 0
    while (millis < limit) {
      const documents: Array<string> = []
      for (let made = 0; made < batch; made++) documents.push(await signedDocument(exchange, number++))
      const begin = performance.now()
      for (const document of documents) await dispatch(exchange, document)
      millis += performance.now() - begin
      done += batch
    }
    return { done, failed: 0, millis }
  }
}

/** The runs over one store. */
export const growthRuns = (
  history: History,
  exchange: OpenedExchange,
): Readonly<Record<GrowthWork, Run>> => ({
  "append 1, new stream": appendNew(history),
  "append 1, old stream": appendOld(history),
  "read a 20-event stream": readStream(history),
  "dispatch a document": dispatchDocument(exchange),
})
