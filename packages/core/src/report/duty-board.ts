import { type Duty, type DutyName, type DutyStanding, dutyStanding } from "../duty/duty.ts"
import { incomingDuties, receiptDuty } from "../duty/incoming-duties.ts"
import { outgoingDuties } from "../duty/outgoing-duties.ts"
import { streamName } from "../log/stream-kind.ts"
import type { DutyRules } from "../policy/deadline/duty-term.ts"
import type { VietnamTime } from "../time/vietnam-time.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import { incomingLines } from "./incoming-board.ts"
import { outgoingLines } from "./outgoing-board.ts"
import type { CorrectedBound, MissedBound, ReadModel } from "./read-model.ts"
import { deliveriesByDocument } from "./tracking-board.ts"

/** One line of the duty board (bảng theo dõi việc phải làm): a document and a duty. */
export interface DutyLine extends Omit<Duty, "name"> {
  /** The document's id, and whether this agency issued or received it. */
  readonly document: string
  readonly direction: "outgoing" | "incoming"
  readonly code: string
  readonly subject: string
  readonly duty: DutyName
  readonly standing: DutyStanding
  /** The bounds recorded as missed, oldest first. */
  readonly missed: ReadonlyArray<MissedBound>
  /** The bounds that were recorded as missed and later corrected by a better calendar. */
  readonly corrected: ReadonlyArray<CorrectedBound>
}

/**
 * The duties at a time: those still open, running, late or overdue, and those not kept in time. A duty kept
 * or lifted in time has no line, unless its record was corrected.
 */
export const dutyLines = (model: ReadModel, now: VietnamTime, rules: DutyRules): ReadonlyArray<DutyLine> => {
  const byDocument = deliveriesByDocument(model)
  const lines = (
    direction: DutyLine["direction"],
    { document, code, subject }: Pick<DutyLine, "document" | "code" | "subject">,
    duties: ReadonlyArray<Duty>,
  ): ReadonlyArray<DutyLine> =>
    duties.flatMap(({ name, ...duty }) => {
      const standing = dutyStanding({ name, ...duty }, now)
      const stream = streamName.duty(streamName[direction](document), { name, ...duty })
      const missed = model.missed.get(stream) ?? []
      const corrected = model.corrected.get(stream) ?? []
      const isOver = standing === "kept" || standing === "lifted"
      return isOver && missed.length === 0 && corrected.length === 0
        ? []
        : [{ document, direction, code, subject, duty: name, ...duty, standing, missed, corrected }]
    })
  return [
    ...outgoingLines(model).flatMap((line) =>
      lines(
        "outgoing",
        { ...line, subject: line.draft.subject },
        outgoingDuties(line, byDocument.get(line.document) ?? [], rules),
      ),
    ),
    ...incomingLines(model).flatMap((line) =>
      lines("incoming", { ...line, subject: line.envelope.subject }, [
        ...receiptDuty(line, model.told.get(streamName.incoming(line.document))),
        ...incomingDuties(line, rules),
      ]),
    ),
  ]
}

/** The duties from the whole log, at a time. */
export const dutyBoard = (
  changes: Iterable<Change>,
  now: VietnamTime,
  rules: DutyRules,
): ReadonlyArray<DutyLine> => dutyLines(buildReadModel(changes), now, rules)
