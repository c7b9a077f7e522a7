import type { ClockEvent } from "../document/clock/event.ts"
import { printTime, type VietnamTime } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"

/** A fault of this machine's clock: it differs from the axis' time, or it was set back. */
export interface ClockFault {
  readonly code: "clock/off" | "clock/set-back"
  /** By the clock itself. */
  readonly since: VietnamTime
  readonly text: Reason
}

/** A fault of the clock as recorded in the log. */
export interface RecordedClockFault extends ClockFault {
  /** When the clock agreed with the axis again. Absent until then. */
  readonly inStepAt?: VietnamTime
}

const describeClock = (event: Exclude<ClockEvent, { _tag: "ClockInStep" }>): Omit<ClockFault, "since"> =>
  event._tag === "ClockOff"
    ? { code: "clock/off", text: event.text }
    : {
        code: "clock/set-back",
        text: {
          en: `This machine's clock was set back from ${event.from} to ${event.to}.`,
          vi: `Đồng hồ máy bị chỉnh lùi từ ${printTime(event.from)} về ${printTime(event.to)}.`,
        },
      }

/** Applies an event to the clock's faults. */
export const afterClockEvent = (
  recorded: ReadonlyArray<RecordedClockFault>,
  event: ClockEvent,
  at: VietnamTime,
): ReadonlyArray<RecordedClockFault> =>
  event._tag === "ClockInStep"
    ? recorded.map((fault) => ({ inStepAt: at, ...fault }))
    : [...recorded, { since: at, ...describeClock(event) }]

const codes = ["clock/off", "clock/set-back"] as const

/** The current faults of the clock. A difference that grows counts as one fault, with its last value. */
export const clockFaults = (recorded: ReadonlyArray<RecordedClockFault>): ReadonlyArray<ClockFault> =>
  codes.flatMap((code) => {
    const open = recorded.filter((fault) => fault.code === code && fault.inStepAt === undefined)
    const [first, last] = [open[0], open.at(-1)]
    return first && last ? [{ code, since: first.since, text: last.text }] : []
  })
