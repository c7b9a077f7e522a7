import { type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import type { Office } from "../agency/office.ts"
import { longTime } from "../page/time.ts"
import type { Viewer } from "../visit/visit.ts"

/** The state of an office. */
export interface Health {
  readonly at: VietnamTime
  readonly isWell: boolean
  readonly axisAwaySince: VietnamTime | undefined
  /** Of each fault of the clock, a sentence in both languages. */
  readonly clock: ReadonlyArray<{ readonly vi: string; readonly en: string }>
  readonly waiting: number
  readonly parked: number
  /** When the oldest work that waits was due. */
  readonly oldestDue: VietnamTime | undefined
  /** Whether the tables of the reports include everything that has happened. */
  readonly isCurrent: boolean
}

/** Looks at an office's store, queue and axis, as far as its own log tells. */
export const healthOf = async ({ exchange, now }: Office): Promise<Health> => {
  const [headline, work] = await Promise.all([exchange.reports.headline(), exchange.work.list()])
  const parked = work.filter(({ state }) => state === "parked").length
  const [oldest] = work
    .filter(({ state }) => state === "waiting")
    .map(({ dueAt }) => dueAt)
    .toSorted()
  const clock = (headline.clock ?? []).map(({ text }) => text)
  return {
    at: vietnamTime(now()),
    isWell: parked === 0 && headline.axisAwaySince === undefined && clock.length === 0 && headline.isCurrent,
    axisAwaySince: headline.axisAwaySince,
    clock,
    waiting: work.length - parked,
    parked,
    oldestDue: oldest,
    isCurrent: headline.isCurrent,
  }
}

/** Describes the state of an office in sentences. */
export const sayHealth = ({ say, tell }: Viewer, health: Health): ReadonlyArray<string> => {
  const { axisAwaySince, clock, waiting, parked, isCurrent, isWell, oldestDue } = health
  return [
    ...(isWell ? [say("Mọi việc bình thường.", "Everything is normal.")] : []),
    axisAwaySince === undefined
      ? say("Trục liên thông thông suốt.", "The axis answers.")
      : say(
          `Trục mất kết nối từ ${longTime(axisAwaySince)}. Văn bản đã phát hành chờ và tự gửi khi Trục hoạt động lại.`,
          `The axis has been unreachable since ${longTime(axisAwaySince)}. Dispatched documents wait, and are sent when it is back.`,
        ),
    parked > 0
      ? say(
          `${parked} việc đã dừng, cần người xem.`,
          `${parked} items have stopped and need a person's attention.`,
        )
      : say(`${waiting} việc chờ gửi.`, `${waiting} items are waiting to be sent.`),
    ...(oldestDue === undefined || waiting === 0
      ? []
      : [
          say(
            `Việc chờ lâu nhất đến hạn ${longTime(oldestDue)}.`,
            `The oldest was due ${longTime(oldestDue)}.`,
          ),
        ]),
    ...clock.map(tell),
    ...(isCurrent ? [] : [say("Bảng tổng hợp đang được dựng lại.", "The reports are being rebuilt.")]),
  ]
}
