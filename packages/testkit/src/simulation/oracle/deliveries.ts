import type { Standing } from "@lienthong/core"
import type { IncomingLine, TrackingLine } from "@lienthong/core/report"
import type { Look } from "./look.ts"
import type { Violation } from "./violation.ts"

/** A document with one of its recipients, at both sides. */
interface Sent {
  readonly from: Look
  readonly line: TrackingLine
  readonly to: Look | undefined
  readonly there: ReadonlyArray<IncomingLine>
}

const sentBy = (from: Look, looks: ReadonlyArray<Look>): ReadonlyArray<Sent> => {
  const wireIds = new Map(from.outgoing.map(({ document, dispatched }) => [document, dispatched?.wireId]))
  return from.tracking.map((line) => {
    const to = looks.find(({ code }) => code === line.to.code)
    const wireId = wireIds.get(line.document)
    return { from, line, to, there: to?.incoming.filter(({ envelope }) => envelope.wireId === wireId) ?? [] }
  })
}

const named = ({ line, to }: Sent) => `${line.code} "${line.subject}" to ${to?.name ?? line.to.code}`

/** Holds at any time: no recipient has a document twice. */
export const doubled = (looks: ReadonlyArray<Look>): ReadonlyArray<Violation> =>
  looks.flatMap((from) =>
    sentBy(from, looks).flatMap((sent) =>
      sent.there.length > 1
        ? [
            {
              rule: "doubled",
              agency: sent.to?.name ?? "",
              text: `${named(sent)} was delivered ${sent.there.length} times`,
            } as const,
          ]
        : [],
    ),
  )

/** Holds at any time: what is there was dispatched to it, with this subject. */
export const undispatched = (looks: ReadonlyArray<Look>): ReadonlyArray<Violation> =>
  looks.flatMap((to) =>
    to.incoming.flatMap(({ envelope }) => {
      const from = looks.find(({ code }) => code === envelope.from.code)
      const document = from?.outgoing.find(({ dispatched }) => dispatched?.wireId === envelope.wireId)
      const line = from?.tracking.find(
        (line) => line.document === document?.document && line.to.code === to.code,
      )
      return line?.subject === envelope.subject
        ? []
        : [
            {
              rule: "undispatched",
              agency: to.name,
              text: `has "${envelope.subject}" of ${envelope.from.code}, which did not dispatch it`,
            } as const,
          ]
    }),
  )

/** Holds at any time: an answered dispatch is on the board. */
export const unanswered = (looks: ReadonlyArray<Look>): ReadonlyArray<Violation> =>
  looks.flatMap(({ name, tracking, answered }) =>
    answered.flatMap(({ called, document, to }) => {
      const lines = tracking.filter((line) => line.document === document)
      const missing = to.filter((code) => !lines.some((line) => line.to.code === code))
      return missing.map((code) => ({
        rule: "unanswered" as const,
        agency: name,
        text: `${called} was dispatched to ${code}, but is not on the board for it`,
      }))
    }),
  )

/**
 * A document that its sender has taken back need not arrive; the board shows whether its recipient has
 * answered.
 */
const isUnwanted: ReadonlySet<Standing> = new Set(["withdrawn", "recall-asked"])

/**
 * Holds at the end: what was sent has arrived, unless the axis told a receiver that it has no such packet, or
 * kept damaging it.
 */
export const lost = (
  looks: ReadonlyArray<Look>,
  wasMisled: (code: string) => boolean = () => false,
): ReadonlyArray<Violation> =>
  looks.flatMap((from) =>
    sentBy(from, looks).flatMap((sent) => {
      const { line, there } = sent
      if (there.length > 0 || isUnwanted.has(line.standing)) return []
      const isLoud = line.standing === "refused" || line.standing === "parked" || line.needsAttention
      return isLoud && wasMisled(line.to.code)
        ? []
        : [
            {
              rule: "lost",
              agency: from.name,
              text: `${named(sent)} was not delivered, and its sender sees: ${line.standing}`,
            } as const,
          ]
    }),
  )

/** What the receiver's stage should look like at a sender that has asked for nothing back. */
const reported: Readonly<Record<string, Standing>> = {
  arrived: "arrived",
  refused: "refused",
  registered: "accepted",
  assigned: "assigned",
  processing: "processing",
  completed: "completed",
}

const expectedOf = ({ recall, stage }: IncomingLine): Standing | undefined => {
  if (!recall) return reported[stage]
  if (recall.answer === "agreed") return "recalled"
  return recall.answer === "declined" ? "recall-declined" : "recall-asked"
}

/** Holds at the end: the sender's board shows the receiver's stage. */
export const disagreement = (looks: ReadonlyArray<Look>): ReadonlyArray<Violation> =>
  looks.flatMap((from) =>
    sentBy(from, looks).flatMap((sent) =>
      sent.there.flatMap((there) => {
        const expected = expectedOf(there)
        const update = there.update && (there.update.answer ?? "asked")
        const agree =
          sent.line.standing === expected && (there.recall !== undefined || sent.line.updated === update)
        return agree
          ? []
          : [
              {
                rule: "disagreement",
                agency: from.name,
                text: `${named(sent)}: the sender sees ${sent.line.standing} (${sent.line.updated ?? "no update"}), the receiver ${expected ?? there.stage} (${update ?? "no update"})`,
              } as const,
            ]
      }),
    ),
  )
