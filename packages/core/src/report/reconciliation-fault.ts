import type { Delivery } from "../document/delivery/delivery.ts"
import { countMissing, type Reconciled, type StatusPackets } from "../document/reconciliation/event.ts"
import { streamName } from "../log/stream-kind.ts"
import { printDate, type VietnamTime } from "../time/vietnam-time.ts"
import type { FaultOccurrence } from "./fault.ts"
import { outcomes } from "./fault-outcome.ts"
import type { ReadModel } from "./read-model.ts"

type Mailbox = Reconciled["mailboxes"][number]

const mailboxName = { document: "văn bản", status: "trạng thái" } as const

const notGiven = ({ kind, counted, given }: Mailbox) => ({
  en: `The axis counts ${counted} entries in the mailbox (${kind}) and gives out ${given}.`,
  vi: `Trục đếm được ${counted} gói tin ${mailboxName[kind]} trong hộp thư nhưng chỉ trả ${given}.`,
})

type Packets = StatusPackets["missing"]

/** The status packets that the list lacks, in one fault, naming the first. */
const statusFault = (
  at: VietnamTime,
  code: string,
  { packets, beside }: { readonly packets: Packets; readonly beside: number },
  said: Pick<FaultOccurrence, "text" | "outcome">,
): ReadonlyArray<FaultOccurrence> => {
  if (packets.length === 0) return []
  const more = beside > 0 ? [`+${beside}`] : []
  const subject = [...packets.map(({ status, about }) => `${status} ${about}`), ...more].join(", ")
  const other = [...new Set(packets.map(({ to }) => to)), ...more].join(", ")
  return [{ at, code, where: "reporting", subject, other, ...said }]
}

const statusFaults = (
  at: VietnamTime,
  statuses: StatusPackets | undefined,
): ReadonlyArray<FaultOccurrence> => {
  if (statuses === undefined) return []
  const { sent, missing, missingBeside, givenUp, givenUpBeside } = statuses
  const [lacking, lost] = [missing.length + missingBeside, givenUp.length + givenUpBeside]
  return [
    ...statusFault(
      at,
      "reconciliation/status-missing",
      { packets: missing, beside: missingBeside },
      {
        text: {
          en: `Of ${sent} status packets sent, ${lacking} are not in the axis' sent list, or could not be delivered.`,
          vi: `Trong ${sent} gói tin trạng thái đã gửi, ${lacking} gói tin không có trong danh sách đã gửi của trục hoặc không chuyển được.`,
        },
        outcome: outcomes.statusAgain,
      },
    ),
    ...statusFault(
      at,
      "reconciliation/status-lost",
      { packets: givenUp, beside: givenUpBeside },
      {
        text: {
          en: `${lost} status packets are not in the axis' sent list, or could not be delivered, however often they are sent.`,
          vi: `${lost} gói tin trạng thái không có trong danh sách đã gửi của trục hoặc không chuyển được dù đã gửi lại.`,
        },
        outcome: outcomes.statusGivenUp,
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
    ...statusFaults(at, event.statuses),
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
