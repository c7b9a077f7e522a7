import type { VietnamTime } from "../calendar/vietnam-time.ts"
import { type Delivery, evolve as evolveDelivery } from "../document/delivery/state.ts"
import {
  type Duty,
  type DutyBound,
  type DutyName,
  type DutyStanding,
  dutyStanding,
  dutyStream,
} from "../duty/duty.ts"
import { incomingDuties, receiptDuty } from "../duty/incoming-duties.ts"
import { outgoingDuties } from "../duty/outgoing-duties.ts"
import type { DutyRules } from "../policy/duty-term.ts"
import type { Change } from "./change.ts"
import { incomingBoard } from "./incoming-board.ts"
import { outgoingBoard } from "./outgoing-board.ts"

/** A bound of a duty that the watch recorded as missed. */
export interface MissedBound {
  readonly bound: DutyBound
  readonly passedAt: VietnamTime
  readonly recordedAt: VietnamTime
}

/** One line of the duty board (bảng theo dõi việc phải làm): a document and something to be done with it. */
export interface DutyLine extends Omit<Duty, "name"> {
  /** The document's id, and whether this agency issues it or received it. */
  readonly document: string
  readonly direction: "outgoing" | "incoming"
  readonly code: string
  readonly subject: string
  readonly duty: DutyName
  readonly standing: DutyStanding
  /** What is on record as missed, oldest first. */
  readonly missed: ReadonlyArray<MissedBound>
}

interface Facts {
  readonly deliveries: Map<string, Delivery>
  /** When a document's sender was first told of its arrival, since it last arrived. */
  readonly told: Map<string, VietnamTime>
  /** By the stream of the duty. */
  readonly missed: Map<string, ReadonlyArray<MissedBound>>
}

const gather = (facts: Facts, change: Change): void => {
  const { kind, event, stream, at } = change
  if (kind === "delivery") {
    const next = evolveDelivery(facts.deliveries.get(stream), event, at)
    if (next) facts.deliveries.set(stream, next)
  }
  if (kind === "incoming" && event._tag === "Arrived") facts.told.delete(stream)
  if (kind === "notice" && event._tag === "NoticeSent" && event.status === "01")
    if (!facts.told.has(event.about)) facts.told.set(event.about, at)
  if (kind === "duty" && event._tag === "DutyMissed") {
    const { bound, passedAt } = event
    const before = facts.missed.get(stream) ?? []
    facts.missed.set(stream, [...before, { bound, passedAt, recordedAt: at }])
  }
}

/**
 * The duties from the whole log as they stand at a time: what is still to be done, running, late or overdue, and what
 * was not done in time. What was done in time or fell away in time has no line.
 */
export const dutyBoard = (
  changes: Iterable<Change>,
  now: VietnamTime,
  rules: DutyRules,
): ReadonlyArray<DutyLine> => {
  const all = [...changes]
  const facts: Facts = { deliveries: new Map(), told: new Map(), missed: new Map() }
  for (const change of all) gather(facts, change)
  const byDocument = new Map<string, Array<Delivery>>()
  for (const delivery of facts.deliveries.values())
    byDocument.set(delivery.document, [...(byDocument.get(delivery.document) ?? []), delivery])
  const lines = (
    direction: DutyLine["direction"],
    { document, code, subject }: Pick<DutyLine, "document" | "code" | "subject">,
    duties: ReadonlyArray<Duty>,
  ): ReadonlyArray<DutyLine> =>
    duties.flatMap(({ name, ...duty }) => {
      const standing = dutyStanding({ name, ...duty }, now)
      const missed = facts.missed.get(dutyStream(`${direction}/${document}`, { name, ...duty })) ?? []
      return (standing === "kept" || standing === "lifted") && missed.length === 0
        ? []
        : [{ document, direction, code, subject, duty: name, ...duty, standing, missed }]
    })
  return [
    ...outgoingBoard(all).flatMap((line) =>
      lines(
        "outgoing",
        { ...line, subject: line.draft.subject },
        outgoingDuties(line, byDocument.get(line.document) ?? [], rules),
      ),
    ),
    ...incomingBoard(all).flatMap((line) =>
      lines("incoming", { ...line, subject: line.envelope.subject }, [
        ...receiptDuty(line, facts.told.get(`incoming/${line.document}`)),
        ...incomingDuties(line, rules),
      ]),
    ),
  ]
}
