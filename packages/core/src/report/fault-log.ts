import type { VietnamTime } from "../calendar/vietnam-time.ts"
import { type Delivery, standingOf } from "../document/delivery/state.ts"
import type { NoticeEvent } from "../document/notice/event.ts"
import type { Change } from "./change.ts"
import { foldDeliveries } from "./tracking-board.ts"

/** Something that did not go as it should, and what became of it (nhật ký sự cố). */
export interface Fault {
  readonly at: VietnamTime
  /** The public code: a refusal's, or an error's such as `transport/timed-out`. */
  readonly code: string
  readonly where: "sending" | "receiving" | "reporting"
  /** The document as a person names it, or the mailbox entry. */
  readonly subject: string
  readonly other: string
  readonly text: string
  readonly outcome: string
}

type Pending = Omit<Fault, "outcome"> & {
  readonly outcome: string | { readonly delivery: string } | { readonly work: string }
}

const fromDelivery = (
  change: Extract<Change, { kind: "delivery" }>,
  delivery: Delivery | undefined,
): ReadonlyArray<Pending> => {
  const { event, at, stream } = change
  if (!delivery) return []
  const line = { at, where: "sending", subject: delivery.wireId, other: delivery.to.name } as const
  const outcome = { delivery: stream }
  if (event._tag === "SubmissionFailed" || event._tag === "SubmissionParked")
    return [{ ...line, code: event.problem, text: event.text.vi, outcome }]
  if (event._tag === "StatusReported" && event.report.refusal)
    return [{ ...line, code: event.report.refusal.reason, text: event.report.refusal.text, outcome }]
  return []
}

const fromIncoming = (
  change: Extract<Change, { kind: "incoming" }>,
  names: Map<string, { subject: string; other: string }>,
): ReadonlyArray<Pending> => {
  const { event, at, stream } = change
  if (event._tag === "Arrived" || event._tag === "RefusedOnArrival") {
    const { from, wireId } = event.envelope
    names.set(stream, { subject: wireId, other: from.name ?? from.code })
  }
  const line = { at, where: "receiving", ...(names.get(stream) ?? { subject: stream, other: "" }) } as const
  switch (event._tag) {
    case "RefusedOnArrival":
    case "ConflictingCopyRefused":
      return [
        {
          ...line,
          code: event.refusal.reason,
          text: event.refusal.text,
          outcome: "Từ chối ngay, đã báo bên gửi (02)",
        },
      ]
    case "DuplicateArrived":
      return [
        {
          ...line,
          code: "duplicate",
          text: `Gói tin đến lần nữa (${event.entry})`,
          outcome: "Giữ một văn bản, trả lời như lần trước",
        },
      ]
    default:
      return []
  }
}

const fromOthers = (change: Change): ReadonlyArray<Pending> => {
  if (change.kind === "mailbox") {
    const { refusal, entry, from, senderTold, about = entry } = change.event
    const outcome = senderTold ? "Từ chối, đã báo bên gửi (02)" : "Từ chối, đã báo trục"
    return [
      {
        at: change.at,
        code: refusal.reason,
        where: "receiving",
        subject: about,
        other: from,
        text: refusal.text,
        outcome,
      },
    ]
  }
  if (change.kind === "notice" && change.event._tag === "NoticeParked") {
    const { problem, text, status, about, to } = change.event
    return [
      {
        at: change.at,
        code: problem,
        where: "reporting",
        subject: `${status} ${about}`,
        other: to,
        text: text.vi,
        outcome: { work: change.stream },
      },
    ]
  }
  if (change.kind === "notice" && change.event._tag === "WorkParked") {
    const { kind, text } = change.event
    return [
      {
        at: change.at,
        code: "work-broken",
        where: "sending",
        subject: change.stream,
        other: kind,
        text,
        outcome: { work: change.stream },
      },
    ]
  }
  return []
}

const outcomes: Readonly<Partial<Record<ReturnType<typeof standingOf>, string>>> = {
  retrying: "Đang thử lại",
  parked: "Đã dừng, chờ gửi lại",
  refused: "Bên nhận từ chối",
  withdrawn: "Đã thu hồi trước khi gửi",
}

const reachedBy: Readonly<Record<NonNullable<Delivery["submitted"]>["knownBy"], string>> = {
  answer: "Đã gửi",
  query: "Hỏi lại trục: đã nhận, không gửi lần hai",
  duplicate: "Trục báo đã nhận từ lần trước, không gửi lần hai",
  report: "Bên nhận đã phản hồi, không gửi lần hai",
}

const noticeOutcomes: Readonly<Record<NoticeEvent["_tag"], string>> = {
  NoticeSent: "Đã gửi",
  NoticeParked: "Dừng gửi trạng thái, chờ xử lý",
  WorkParked: "Dừng, chờ xử lý",
  WorkRequeued: "Đã cho chạy lại",
  WorkReleased: "Đã cho chạy lại",
}

/** The faults from the whole log, oldest first. What became of a delivery or of work is where it stands now. */
export const faultLog = (changes: Iterable<Change>): ReadonlyArray<Fault> => {
  const deliveries = new Map<string, Delivery>()
  const notices = new Map<string, NoticeEvent["_tag"]>()
  const names = new Map<string, { subject: string; other: string }>()
  const faults: Array<Pending> = []
  for (const change of changes) {
    foldDeliveries(deliveries, change)
    if (change.kind === "notice") notices.set(change.stream, change.event._tag)
    faults.push(
      ...(change.kind === "delivery"
        ? fromDelivery(change, deliveries.get(change.stream))
        : change.kind === "incoming"
          ? fromIncoming(change, names)
          : fromOthers(change)),
    )
  }
  return faults.map((fault) => {
    const { outcome } = fault
    if (typeof outcome === "string") return { ...fault, outcome }
    if ("work" in outcome)
      return { ...fault, outcome: noticeOutcomes[notices.get(outcome.work) ?? "WorkParked"] }
    const delivery = deliveries.get(outcome.delivery)
    const standing = delivery && standingOf(delivery)
    const knownBy = delivery?.submitted?.knownBy
    const reached = knownBy === undefined ? "Chưa rõ trục đã nhận chưa" : reachedBy[knownBy]
    return { ...fault, outcome: (standing && outcomes[standing]) ?? reached }
  })
}
