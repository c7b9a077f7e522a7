import type { AxisAbsence } from "../../document/axis/decide.ts"
import { localLane, urgentLanes } from "../../policy/urgent-lane.ts"
import type { WorkView } from "../../port/storage/work.ts"
import { printTime, type VietnamTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"

/** Why a work item is not done yet, and what happens next. */
export interface WaitingWork {
  readonly work: WorkView
  readonly now: Reason
  readonly next: Reason
  /** When the next step happens automatically; absent when none does. */
  readonly nextAt?: VietnamTime
}

const lastFailure = (work: WorkView): Reason =>
  work.note === undefined
    ? { en: "", vi: "" }
    : { en: ` Note of the last attempt: ${work.note}`, vi: ` Lần trước để lại: ${work.note}` }

const soon = ({ lane }: WorkView): Reason =>
  urgentLanes.some((urgent) => urgent === lane)
    ? {
        en: "The next free worker takes it, one kept for urgent work included. If it does not move, no dispatcher runs.",
        vi: "Tiến trình rảnh tiếp theo sẽ nhận, kể cả tiến trình dành cho việc khẩn. Nếu không chuyển, chưa có bộ gửi nào chạy.",
      }
    : {
        en: "The next worker that has nothing more urgent takes it. If it does not move, no dispatcher runs.",
        vi: "Tiến trình tiếp theo không có việc khẩn hơn sẽ nhận. Nếu không chuyển, chưa có bộ gửi nào chạy.",
      }

/** Work that is due, or becomes due while the axis is away, waits only for the axis. */
const forAxis = (work: WorkView, { since, text }: AxisAbsence): WaitingWork => ({
  work,
  now: {
    en: `It waits for the axis, which is away since ${since}: ${text.en}`,
    vi: `Chờ trục, mất kết nối từ ${printTime(since)}: ${text.vi}`,
  },
  next: {
    en: "Nothing to do: the axis is tried from time to time, and sending resumes when the axis is back, urgent documents first. No attempt is used meanwhile.",
    vi: "Không cần làm gì: hệ thống thử kết nối lại định kỳ và tự gửi khi trục hoạt động lại, văn bản khẩn trước. Thời gian chờ không tính vào số lần thử.",
  },
})

/** Explains one item at a time, and what holds it back while the axis is away. */
export const explainWaiting = (work: WorkView, at: VietnamTime, absence?: AxisAbsence): WaitingWork => {
  const { state, dueAt, leased } = work
  const failure = lastFailure(work)
  if (state === "parked")
    return {
      work,
      now: { en: `It has stopped.${failure.en}`, vi: `Đã dừng.${failure.vi}` },
      next: {
        en: "It is not retried automatically: remove the cause, then call `outgoing.resend` or `work.requeue`.",
        vi: "Không tự chạy lại: khắc phục nguyên nhân rồi gọi `outgoing.resend` hoặc `work.requeue`.",
      },
    }
  if (leased && leased.until > at)
    return {
      work,
      now: {
        en: `The worker ${leased.worker} is working on it.`,
        vi: `Tiến trình ${leased.worker} đang thực hiện.`,
      },
      next: {
        en: `If that worker is dead, another takes it at ${leased.until}, or at once after \`work.release\`.`,
        vi: `Nếu tiến trình đó đã dừng, tiến trình khác nhận lúc ${printTime(leased.until)}, hoặc ngay sau \`work.release\`.`,
      },
      nextAt: leased.until,
    }
  if (absence !== undefined && work.lane !== localLane) return forAxis(work, absence)
  if (leased)
    return {
      work,
      now: {
        en: `The worker ${leased.worker} has not finished it by ${leased.until}.`,
        vi: `Tiến trình ${leased.worker} chưa xong khi hết hạn ${printTime(leased.until)}.`,
      },
      next: soon(work),
      nextAt: at,
    }
  if (dueAt > at)
    return {
      work,
      now: { en: `It waits until ${dueAt}.${failure.en}`, vi: `Chờ đến ${printTime(dueAt)}.${failure.vi}` },
      next: {
        en: `Attempt ${work.attempt + 1} is made then.`,
        vi: `Thực hiện lần ${work.attempt + 1} vào lúc đó.`,
      },
      nextAt: dueAt,
    }
  return {
    work,
    now: {
      en: `It is due and waits for a worker.${failure.en}`,
      vi: `Đã đến hạn, chờ tiến trình.${failure.vi}`,
    },
    next: soon(work),
    nextAt: at,
  }
}
