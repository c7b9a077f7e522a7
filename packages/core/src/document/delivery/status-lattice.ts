import { statusCode } from "../../vocabulary/status-code.ts"
import type { StatusReport } from "./event.ts"
import type { ReceivedAnswer } from "./status-answer.ts"

/**
 * All reports of a recipient, joined: the earliest report for each code, so that a later copy does not move
 * the time of acceptance, but the latest refusal and declined question, since the last reason is the one to
 * act on. Joining is commutative, associative and idempotent, so any order, repetition or delay of the same
 * reports gives the same value.
 */
export type Reports = Readonly<Record<string, StatusReport>>

const isNo = (report: StatusReport) =>
  report.status === statusCode.refused || report.status === statusCode.declined

/** Sorts reports without a time last. */
const sortKey = (report: StatusReport) =>
  JSON.stringify([
    report.reportedAt ?? (isNo(report) ? "" : "9999"),
    report.description,
    report.staff ?? "",
    report.refusal ?? null,
  ])

/** Whether the report already kept for a code outweighs another. This is a total order. */
const outweighs = (known: StatusReport, report: StatusReport): boolean =>
  isNo(report) ? sortKey(known) >= sortKey(report) : sortKey(known) <= sortKey(report)

/**
 * The report kept for a code. A code is any text in a packet, so it may equal the name of an object property.
 */
const kept = (reports: Reports, code: string): StatusReport | undefined =>
  Object.hasOwn(reports, code) ? reports[code] : undefined

/** Whether a report answers a question (15, 16). There may be several answers, and all are kept. */
const isAnswer = (report: StatusReport) =>
  report.status === statusCode.agreed || report.status === statusCode.declined

/** Whether an identical report is already kept. */
export const isKnown = (
  { reports, answers }: { readonly reports: Reports; readonly answers: ReadonlyArray<StatusReport> },
  report: StatusReport,
): boolean => {
  const known = isAnswer(report) ? answers : [kept(reports, report.status) ?? []].flat()
  return known.some((each) => each.status === report.status && sortKey(each) === sortKey(report))
}

/**
 * Adds an answer to the ordered set of answers. Other reports leave it unchanged. A repeated answer keeps its
 * first arrival.
 */
export const joinAnswer = (
  answers: ReadonlyArray<ReceivedAnswer>,
  report: ReceivedAnswer,
): ReadonlyArray<ReceivedAnswer> => {
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
 * How far the recipient has processed the document. A refusal holds until a later acceptance of the same
 * document, so it ranks lower; both together are {@link contradictory}.
 */
const progress = [
  [statusCode.completed, "completed"],
  [statusCode.processing, "processing"],
  [statusCode.assigned, "assigned"],
  [statusCode.accepted, "accepted"],
  [statusCode.refused, "refused"],
  [statusCode.arrived, "arrived"],
] as const

/** The steps that a recipient reports, the furthest first. */
export const reportedSteps = progress.map(([, step]) => step)
export type ReportedProgress = (typeof progress)[number][1]

/** The furthest step that any report states. A late report of an earlier step never moves it back. */
export const furthest = (reports: Reports): ReportedProgress | undefined =>
  progress.find(([code]) => reports[code])?.[1]

/** Whether the recipient both refused and accepted the document. A person should look. */
export const contradictory = (reports: Reports): boolean =>
  reports[statusCode.refused] !== undefined &&
  [statusCode.accepted, statusCode.assigned, statusCode.processing, statusCode.completed].some(
    (code) => reports[code] !== undefined,
  )
