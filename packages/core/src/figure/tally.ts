import { DutyName } from "../duty/duty.ts"
import { epochMillis, type VietnamTime } from "../time/vietnam-time.ts"
import { addDuration, durationsOf, type MinuteCounts } from "./durations.ts"
import type { FigureLine, LineDuty } from "./figure-line.ts"
import { type DutyFigures, type Figures, type Stage, stages } from "./figures.ts"
import { type Bounds, boundsOf, type Instant, isIn, type Period } from "./period.ts"

type Mutable<T> =
  T extends ReadonlyArray<unknown> ? T : T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T

/** Figures while they are counted: mutable, owned by the caller. */
export interface Tally {
  readonly bounds: Bounds
  /** When open items are judged: at the end of the period, or now if it has not ended. */
  readonly judgedAt: Instant
  readonly figures: Mutable<Omit<Figures, "times">>
  readonly times: Readonly<Record<Stage, MinuteCounts>>
  /** Agencies that were sent something, and whether any of it went electronically. */
  readonly agencies: Map<string, boolean>
}

const noneSigned = () => ({ both: 0, person: 0, agency: 0, nobody: 0 })
const noneHandled = () => ({
  carriedOver: 0,
  begun: 0,
  doneInTime: 0,
  doneLate: 0,
  dropped: 0,
  openInTime: 0,
  openLate: 0,
})
const noDuty = (): Mutable<DutyFigures> => ({
  kept: 0,
  late: 0,
  overdue: 0,
  lifted: 0,
  open: 0,
  openLate: 0,
  openOverdue: 0,
})

const recordOf = <K extends string, V>(keys: ReadonlyArray<K>, make: () => V) =>
  Object.fromEntries(keys.map((key) => [key, make()])) as Record<K, V>

/** Creates an empty tally. */
export const emptyTally = (period: Period, now: VietnamTime): Tally => {
  const bounds = boundsOf(period)
  return {
    bounds,
    judgedAt: Math.min(epochMillis(now), bounds.last),
    figures: {
      sent: {
        documents: 0,
        fullyElectronicDocuments: 0,
        signedElectronic: { documents: 0, pages: 0, copies: 0 },
        signed: noneSigned(),
        unsignedElectronic: 0,
        pages: 0,
        pagesUnknown: 0,
        recipients: 0,
        electronic: 0,
        fullyElectronic: 0,
        paperByRule: {},
        inTime: 0,
        late: 0,
        overdue: 0,
        agencies: 0,
        connectedAgencies: 0,
        bytes: 0,
        signatureBytes: 0,
        recalled: 0,
        replaced: 0,
      },
      reported: { arrived: 0, accepted: 0, completed: 0, refused: 0, refusals: {}, givenBack: 0 },
      received: {
        documents: 0,
        accepted: 0,
        refused: 0,
        refusals: {},
        signed: noneSigned(),
        bytes: 0,
        recalled: 0,
        replaced: 0,
      },
      paper: { justified: 0, waste: 0, "electronic-missing": 0, undecided: 0 },
      outgoing: noneHandled(),
      incoming: noneHandled(),
      duties: recordOf(DutyName.literals, noDuty),
    },
    times: recordOf(stages, () => new Map<number, number>()),
    agencies: new Map(),
  }
}

/** Adds one to a named number. */
export const countName = (counts: Record<string, number>, name: string): void => {
  counts[name] = (Object.hasOwn(counts, name) ? (counts[name] ?? 0) : 0) + 1
}

/** Counts how long a step took, if it ended in the period. */
export const addStage = (
  { bounds, times }: Tally,
  stage: Stage,
  begun: Instant | undefined,
  ended: Instant | undefined,
): void => {
  if (begun !== undefined && isIn(bounds, ended)) addDuration(times[stage], ended - begun)
}

/** Counts duties: those that ended in the period, and those open at its end. */
export const addDuties = ({ bounds, figures, judgedAt }: Tally, duties: ReadonlyArray<LineDuty>): void => {
  for (const { duty, since, due, lateBound, endedAt, lifted } of duties) {
    const counts = figures.duties[duty]
    const over = (at: Instant) =>
      due === undefined || at <= due ? "" : lateBound !== undefined && at <= lateBound ? "late" : "overdue"
    if (isIn(bounds, endedAt) && endedAt <= judgedAt) counts[lifted ? "lifted" : over(endedAt) || "kept"] += 1
    else if (since <= judgedAt && (endedAt === undefined || endedAt > judgedAt)) {
      const standing = over(judgedAt)
      counts[standing === "late" ? "openLate" : standing === "overdue" ? "openOverdue" : "open"] += 1
    }
  }
}

/** A document to handle: since when, until when, and how it ended. */
export interface Handled {
  readonly begunAt: Instant
  readonly due: Instant | undefined
  readonly doneAt: Instant | undefined
  readonly droppedAt: Instant | undefined
}

/** Counts how a document was handled. */
export const addHandling = (
  { bounds: { first }, figures, judgedAt }: Tally,
  direction: "outgoing" | "incoming",
  { begunAt, due, doneAt, droppedAt }: Handled,
): void => {
  const counts = figures[direction]
  const endedAt = doneAt ?? droppedAt
  if (begunAt > judgedAt || (endedAt !== undefined && endedAt < first)) return
  counts[begunAt < first ? "carriedOver" : "begun"] += 1
  if (endedAt === undefined || endedAt > judgedAt)
    counts[due !== undefined && judgedAt > due ? "openLate" : "openInTime"] += 1
  else if (doneAt === undefined) counts.dropped += 1
  else counts[due !== undefined && doneAt > due ? "doneLate" : "doneInTime"] += 1
}

/** Whether anything was counted. */
export const isCounted = ({ figures, times, agencies }: Tally): boolean =>
  agencies.size > 0 ||
  Object.values(times).some(({ size }) => size > 0) ||
  /[1-9]/.test(JSON.stringify(figures).replace(/"[^"]*"/g, ""))

/** The figures that were counted. */
export const figuresOf = ({ figures, times, agencies }: Tally): Figures => ({
  ...figures,
  sent: {
    ...figures.sent,
    agencies: agencies.size,
    connectedAgencies: [...agencies.values()].filter((connected) => connected).length,
  },
  times: Object.fromEntries(stages.map((stage) => [stage, durationsOf(times[stage])])) as Figures["times"],
})

/** The duty of a line by its name, the first where there are several. */
export const dutyOf = (
  line: Pick<Extract<FigureLine, { direction: "incoming" }>, "duties">,
  name: DutyName,
) => line.duties.find(({ duty }) => duty === name)
