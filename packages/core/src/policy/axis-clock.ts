import { epochMillis, type VietnamTime } from "../time/vietnam-time.ts"
import { type Article, decision28, type Reason } from "../vocabulary/ground.ts"

/** This machine's clock compared with the axis' (đồng bộ thời gian với Trục). */
export interface AxisClock {
  /** The time at the axis, to the second. */
  readonly axisTime: VietnamTime
  /** How far this clock is ahead; negative when it is behind. */
  readonly aheadMillis: number
  readonly inStep: boolean
  readonly reason: Reason
  readonly article: Article
}

/** The axis states its time in whole seconds, and its answer takes a while. */
const toleranceMillis = 60_000

const describeDifference = (aheadMillis: number): Reason => {
  const seconds = Math.round(Math.abs(aheadMillis) / 1000)
  return aheadMillis > 0
    ? {
        en: `This machine's clock is ${seconds} seconds ahead of the axis'. Set it by the axis' time.`,
        vi: `Đồng hồ máy nhanh hơn Trục ${seconds} giây. Cần chỉnh theo giờ của Trục.`,
      }
    : {
        en: `This machine's clock is ${seconds} seconds behind the axis'. Set it by the axis' time.`,
        vi: `Đồng hồ máy chậm hơn Trục ${seconds} giây. Cần chỉnh theo giờ của Trục.`,
      }
}

const inStep: Reason = {
  en: "This machine's clock agrees with the axis'.",
  vi: "Đồng hồ máy đồng bộ với Trục.",
}

/**
 * Compares this machine's clock with the axis' (Decision 28/2018, Art. 14.4). A difference of more than a
 * minute must be corrected.
 */
export const axisClock = (axisTime: VietnamTime, ours: VietnamTime): AxisClock => {
  const aheadMillis = epochMillis(ours) - epochMillis(axisTime)
  const fits = Math.abs(aheadMillis) <= toleranceMillis
  return {
    axisTime,
    aheadMillis,
    inStep: fits,
    reason: fits ? inStep : describeDifference(aheadMillis),
    article: decision28("14.4"),
  }
}
