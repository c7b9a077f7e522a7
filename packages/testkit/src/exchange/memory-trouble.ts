import { TransportError } from "@lienthong/core"
import { Effect } from "effect"
import { faultPlans, type MemoryFault } from "./memory-fault.ts"

/** The error of a call to an axis in memory. */
export const failed = (reason: TransportError["reason"], operation: string) =>
  new TransportError({
    reason,
    detail: { operation, endpoint: "memory", systemId: "memory", answer: "refused by the test" },
  })

/** The errors of a fetch. */
const fetchReasons: Readonly<Partial<Record<MemoryFault, TransportError["reason"]>>> = {
  "fetch-unreachable": "unreachable",
  "fetch-refused": "refused",
  "fetch-failed": "failed",
}

/** The error of a fetch with this fault, if it returns nothing. */
export const fetchReason = (fault: MemoryFault | undefined) => fault && fetchReasons[fault]

/** The bytes of a packet as a damaged read returns them. */
export const damaged = (bytes: Uint8Array, fault: MemoryFault | undefined): Uint8Array => {
  const middle = bytes.length >> 1
  if (fault === "fetch-truncated") return bytes.slice(0, middle)
  return fault === "fetch-corrupted" ? bytes.with(middle, (bytes[middle] ?? 0) ^ 1) : bytes
}

/** The faults that a test plans for an axis in memory. */
export const memoryTrouble = () => {
  const faults = faultPlans()
  const choking = new Map<string, TransportError["reason"]>()
  const away = new Map<string, TransportError["reason"]>()
  let change = (bytes: Uint8Array) => bytes
  return {
    meet: faults.meet,
    /** Runs a call, unless the axis is away for the agency. */
    unlessAway: <A, E>(agency: string, operation: string, call: () => Effect.Effect<A, TransportError | E>) =>
      Effect.suspend(() => {
        const reason = away.get(agency)
        return reason === undefined ? call() : Effect.fail(failed(reason, operation))
      }),
    /** Why a packet is never taken, if so. */
    chokesOn: (bytes: Uint8Array) => {
      const text = new TextDecoder().decode(bytes)
      return [...choking].find(([part]) => text.includes(part))?.[1]
    },
    changed: (bytes: Uint8Array) => change(bytes),
    misbehave: (agency: string, ...planned: ReadonlyArray<MemoryFault>) => faults.plan(agency, planned),
    goAway: (agency: string, reason: TransportError["reason"] = "unreachable") =>
      void away.set(agency, reason),
    comeBack: (agency: string) => void away.delete(agency),
    chokeOn: (text: string, reason: TransportError["reason"] = "timed-out") => void choking.set(text, reason),
    tamper: (next: typeof change) => {
      change = next
    },
    calm: () => {
      faults.clear()
      choking.clear()
    },
  }
}
