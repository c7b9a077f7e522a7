import { Clock, Effect } from "effect"
import { wrongKind, wrongValue } from "../adapter-kit/input/invalid-value.ts"
import { givenAtOnce } from "../adapter-kit/promise/call-adapter.ts"
import { type InputError, reject } from "../vocabulary/input-error.ts"

const expected = {
  en: "a function that gives the present time in milliseconds since 1970, as Date.now does",
  vi: "hàm trả về thời điểm hiện tại bằng mili giây tính từ năm 1970, như `Date.now`",
}

/**
 * The plausible range: seconds in place of milliseconds give a time in 1970, and microseconds one in the far
 * future.
 */
const earliest = Date.UTC(2000, 0, 1)
const latest = Date.UTC(9999, 0, 1)

const isTime = (value: unknown): value is number =>
  typeof value === "number" && value >= earliest && value < latest

/** Reads the time of a host's clock in whole milliseconds, or says what is wrong with it. */
export const readClock = (clock: () => unknown): number | InputError => {
  try {
    const value = givenAtOnce(clock())
    if (isTime(value)) return Math.floor(value)
    return (typeof value === "number" ? wrongValue : wrongKind)("clock", value, expected, "clock()")
  } catch {
    return reject("value-invalid", {
      field: "clock",
      problem: "clock() throws an error.",
      problemVi: "clock() báo lỗi.",
      expected: expected.en,
      expectedVi: expected.vi,
      next: `Give ${expected.en}.`,
      nextVi: `Cần nhập ${expected.vi}.`,
    })
  }
}

/**
 * The runtime's clock with the host's present time. Sleeping still takes real time. An operation that asks a
 * faulty clock fails with an `InputError`; a line in the host's log then takes the machine's own time.
 */
export const clockAt = (clock: () => unknown): Clock.Clock => {
  const real = Clock.Clock.defaultValue()
  const present = () => {
    const time = readClock(clock)
    if (typeof time !== "number") throw time
    return time
  }
  const presentOrReal = () => {
    const time = readClock(clock)
    return typeof time === "number" ? time : real.currentTimeMillisUnsafe()
  }
  return Object.assign(Object.create(Object.getPrototypeOf(real)) as Clock.Clock, real, {
    currentTimeMillisUnsafe: presentOrReal,
    currentTimeMillis: Effect.sync(present),
    currentTimeNanosUnsafe: () => BigInt(presentOrReal()) * 1_000_000n,
    currentTimeNanos: Effect.sync(() => BigInt(present()) * 1_000_000n),
  })
}
