import { inFlightFor, repeatFor } from "../../measure/slice.ts"
import { payload, payloads } from "../payload.ts"
import type { Work } from "./work.ts"

/** The number of concurrent callers. */
export const width = 32

/** Names streams that do not exist yet, all of one category in message-db's terms. */
const newNames = (prefix: string) => {
  let number = 0
  return () => {
    number += 1
    return `${prefix}-${String(number).padStart(9, "0")}`
  }
}

export const appendNew: Work = {
  name: "append 1, new stream",
  unit: "appends",
  reads: false,
  of: ({ written }) => {
    const next = newNames("new")
    return (millis) =>
      repeatFor(millis, async () => {
        await written.append(next(), 0, [payload(1)])
        return 1
      })
  },
}

export const appendHot: Work = {
  name: "append 1, hot stream",
  unit: "appends",
  reads: false,
  of: ({ written }) => {
    let version = 0
    return (millis) =>
      repeatFor(millis, async () => {
        await written.append("hot-1", version, [payload(version)])
        version += 1
        return 1
      })
  },
}

export const appendTen: Work = {
  name: "append 10, new stream",
  unit: "appends",
  reads: false,
  of: ({ written }) => {
    const next = newNames("ten")
    return (millis) =>
      repeatFor(millis, async () => {
        await written.append(next(), 0, payloads(10))
        return 1
      })
  },
}

export const appendInFlight: Work = {
  name: "append 1, 32 in flight",
  unit: "appends",
  reads: false,
  of: ({ written }) => {
    const next = newNames("flight")
    return (millis) => inFlightFor(millis, width, () => written.append(next(), 0, [payload(1)]))
  },
}
