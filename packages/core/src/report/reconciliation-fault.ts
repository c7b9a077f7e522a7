import type { Delivery } from "../document/delivery/delivery.ts"
import { countMissing, type NoticesCompared, type Reconciled } from "../document/reconciliation/event.ts"
import { streamName } from "../log/stream-kind.ts"
import { printDate, type VietnamTime } from "../time/vietnam-time.ts"
import type { FaultOccurrence } from "./fault.ts"
import { outcomes } from "./fault-outcome.ts"
import type { ReadModel } from "./read-model.ts"

type Mailbox = Reconciled["mailboxes"][number]

const mailboxName = { document: "văn bản", status: "trạng thái" } as const

const notGiven = ({ kind, counted, given }: Mailbox) => ({
  en: `The axis counts ${counted} entries in the mailbox (${kind}) and delivers ${given}.`,
  vi: `Trục đếm được ${counted} gói tin ${mailboxName[kind]} trong hộp thư nhưng chỉ trả ${given}.`,
})

/** The words of the faults about one kind of packet. */
interface Said {
  readonly code: string
  readonly where: FaultOccurrence["where"]
  readonly missing: (sent: number, count: number) => FaultOccurrence["text"]
  readonly givenUp: (count: number) => FaultOccurrence["text"]
}

const statusSaid: Said = {
  code: "reconciliation/status",
  where: "reporting",
  missing: (sent, count) => ({
    en: `Of ${sent} status packets sent, ${count} are not in the axis' sent list, or could not be delivered.`,
    vi: `Trong ${sent} gói tin trạng thái đã gửi, ${count} gói tin không có trong danh sách đã gửi của trục hoặc không chuyển được.`,
  }),
  givenUp: (count) => ({
    en: `${count} status packets are not in the axis' sent list, or could not be delivered, however often they are sent.`,
    vi: `${count} gói tin trạng thái không có trong danh sách đã gửi của trục hoặc không chuyển được dù đã gửi lại.`,
  }),
}

const updateSaid: Said = {
  code: "reconciliation/update",
  where: "sending",
  missing: (sent, count) => ({
    en: `Of ${sent} updates sent, ${count} are not in the axis' sent list, or could not be delivered.`,
    vi: `Trong ${sent} lượt gửi văn bản cập nhật, ${count} lượt không có trong danh sách đã gửi của trục hoặc không chuyển được.`,
  }),
  givenUp: (count) => ({
    en: `${count} updates are not in the axis' sent list, or could not be delivered, however often they are sent.`,
    vi: `${count} lượt gửi văn bản cập nhật không có trong danh sách đã gửi của trục hoặc không chuyển được dù đã gửi lại.`,
  }),
}

/** The packets that the list lacks, in one fault, naming the first. */
const noticeFault = (
  { packets, beside }: { readonly packets: NoticesCompared["missing"]; readonly beside: number },
  said: Pick<FaultOccurrence, "at" | "code" | "where" | "text" | "outcome">,
): ReadonlyArray<FaultOccurrence> => {
  if (packets.length === 0) return []
  const more = beside > 0 ? [`+${beside}`] : []
  const subject = [...packets.map(({ status, about }) => `${status} ${about}`), ...more].join(", ")
  const other = [...new Set(packets.map(({ to }) => to)), ...more].join(", ")
  return [{ subject, other, ...said }]
}

const noticeFaults = (
  at: VietnamTime,
  { code, where, ...text }: Said,
  compared: NoticesCompared | undefined,
): ReadonlyArray<FaultOccurrence> => {
  if (compared === undefined) return []
  const { sent, missing, missingBeside, givenUp, givenUpBeside } = compared
  return [
    ...noticeFault(
      { packets: missing, beside: missingBeside },
      {
        at,
        code: `${code}-missing`,
        where,
        text: text.missing(sent, missing.length + missingBeside),
        outcome: outcomes.noticeAgain,
      },
    ),
    ...noticeFault(
      { packets: givenUp, beside: givenUpBeside },
      {
        at,
        code: `${code}-lost`,
        where,
        text: text.givenUp(givenUp.length + givenUpBeside),
        outcome: outcomes.noticeGivenUp,
      },
    ),
  ]
}

/**
 * The faults of a comparison in which the axis has less than we do: one for the missing documents, naming the
 * first, and one for each mailbox.
 */
export const differenceFaults = (
  { event, at }: ReadModel["reconciled"][number],
  stream: string,
  deliveries: ReadonlyMap<string, Delivery>,
): ReadonlyArray<FaultOccurrence> => {
  const missing = countMissing(event)
  const sendings = event.missing.map(({ document, to }) => deliveries.get(streamName.delivery(document, to)))
  const more = event.missingBeside > 0 ? [`+${event.missingBeside}`] : []
  const names = (of: (delivery: Delivery) => string) =>
    [...new Set(sendings.flatMap((delivery) => (delivery ? [of(delivery)] : []))), ...more].join(", ")
  const lost: ReadonlyArray<FaultOccurrence> =
    missing === 0
      ? []
      : [
          {
            at,
            code: "reconciliation/missing",
            where: "sending",
            subject: names(({ wireId }) => wireId),
            other: names(({ to }) => to.name),
            text: {
              en: `Of ${event.sent} sent, the axis' sent list does not have ${missing}.`,
              vi: `Trong ${event.sent} lượt gửi, danh sách đã gửi của trục thiếu ${missing}.`,
            },
            outcome: outcomes.lookedFor,
          },
        ]
  const { notCompared } = event
  const leftOut: ReadonlyArray<FaultOccurrence> =
    notCompared === undefined
      ? []
      : [
          {
            at,
            code: "reconciliation/not-compared",
            where: "sending",
            subject: stream,
            other: "",
            text: {
              en: `What was sent from ${notCompared.from} to ${notCompared.until} was not compared with the axis' sent list.`,
              vi: `Chưa đối soát với danh sách đã gửi của trục các văn bản gửi từ ngày ${printDate(notCompared.from)} đến ngày ${printDate(notCompared.until)}.`,
            },
            outcome: outcomes.lookedForUnreported,
          },
        ]
  return [
    ...lost,
    ...leftOut,
    ...noticeFaults(at, statusSaid, event.statuses),
    ...noticeFaults(at, updateSaid, event.updates),
    ...event.mailboxes.map(
      (mailbox): FaultOccurrence => ({
        at,
        code: "reconciliation/mailbox",
        where: "receiving",
        subject: stream,
        other: "",
        text: notGiven(mailbox),
        outcome: outcomes.askAxis,
      }),
    ),
  ]
}
