import { statusCode } from "../../vocabulary/status-code.ts"
import type { StatusReport } from "./event.ts"
import type { Heard } from "./question.ts"

/**
 * All that a recipient has reported, joined: for each code the earliest report, so that a copy that comes again later
 * does not move the time of acceptance; of refusals and declined questions the latest, since the last reason is the one
 * to act on. Joining is commutative, associative and idempotent, so that any order, repetition or delay of the same reports ends in the same
 * value (promise 5).
 */
export type Reports = Readonly<Record<string, StatusReport>>

const isNo = (report: StatusReport) =>
  report.status === statusCode.refused || report.status === statusCode.declined

/** A report without a time gives way to any that has one. */
const sortKey = (report: StatusReport) =>
  JSON.stringify([
    report.reportedAt ?? (isNo(report) ? "" : "9999"),
    report.description,
    report.staff ?? "",
    report.refusal ?? null,
  ])

/** Whether the report that is kept under a code stays in the place of another. A total order, so either or both. */
const outweighs = (known: StatusReport, report: StatusReport): boolean =>
  isNo(report) ? sortKey(known) >= sortKey(report) : sortKey(known) <= sortKey(report)

/** What is kept under a code. A code is whatever a packet says, so it may be the name of a property of objects. */
const kept = (reports: Reports, code: string): StatusReport | undefined =>
  Object.hasOwn(reports, code) ? reports[code] : undefined

/** Whether a report answers a question (15, 16): there may be several, so each is kept. */
const isAnswer = (report: StatusReport) =>
  report.status === statusCode.agreed || report.status === statusCode.declined

/** Whether a report says exactly what is already kept. */
export const isKnown = (
  { reports, answers }: { readonly reports: Reports; readonly answers: ReadonlyArray<StatusReport> },
  report: StatusReport,
): boolean => {
  const known = isAnswer(report) ? answers : [kept(reports, report.status) ?? []].flat()
  return known.some((each) => each.status === report.status && sortKey(each) === sortKey(report))
}

/**
 * Adds an answer to the set of answers, which is in a fixed order; any other report leaves it as it is. One that comes again
 * was heard when it first came.
 */
export const joinAnswer = (answers: ReadonlyArray<Heard>, report: Heard): ReadonlyArray<Heard> => {
  const key = (each: StatusReport) => `${sortKey(each)}${each.status}`
  if (!isAnswer(report) || answers.some((each) => key(each) === key(report))) return answers
  return [...answers, report].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Adds one report. */
export const join = (reports: Reports, report: StatusReport): Reports => {
  const known = kept(reports, report.status)
  return known !== undefined && outweighs(known, report) ? reports : { ...reports, [report.status]: report }
}

/**
 * How far the recipient has taken the document. A refusal stands until a later acceptance of the same document, which
 * is why it ranks below; both together are {@link contradictory}.
 */
const progress = [
  [statusCode.completed, "completed"],
  [statusCode.processing, "processing"],
  [statusCode.assigned, "assigned"],
  [statusCode.accepted, "accepted"],
  [statusCode.refused, "refused"],
  [statusCode.arrived, "arrived"],
] as const

export type ReportedProgress = (typeof progress)[number][1]

/** The furthest step that any report states; a late report of an earlier step never moves it back. */
export const furthest = (reports: Reports): ReportedProgress | undefined =>
  progress.find(([code]) => reports[code])?.[1]

/** The recipient both refused the document and took it in: a person should look. */
export const contradictory = (reports: Reports): boolean =>
  reports[statusCode.refused] !== undefined &&
  [statusCode.accepted, statusCode.assigned, statusCode.processing, statusCode.completed].some(
    (code) => reports[code] !== undefined,
  )
