import type { StatusReport } from "./event.ts"

/**
 * All that a recipient has reported, joined: for each code the earliest report, so that a copy that comes again later
 * does not move the time of acceptance; of refusals the latest, since the last reason is the one to act on. Joining is
 * commutative, associative and idempotent, so that any order, repetition or delay of the same reports ends in the same
 * value (promise 5).
 */
export type Reports = Readonly<Record<string, StatusReport>>

const isRefusal = (report: StatusReport) => report.status === "02"

/** A report without a time gives way to any that has one. */
const sortKey = (report: StatusReport) =>
  JSON.stringify([
    report.reportedAt ?? (isRefusal(report) ? "" : "9999"),
    report.description,
    report.staff ?? "",
    report.refusal ?? null,
  ])

/** Whether the report that is kept under a code stays in the place of another. A total order, so either or both. */
const outweighs = (known: StatusReport, report: StatusReport): boolean =>
  isRefusal(report) ? sortKey(known) >= sortKey(report) : sortKey(known) <= sortKey(report)

/** What is kept under a code. A code is whatever a packet says, so it may be the name of a property of objects. */
const kept = (reports: Reports, code: string): StatusReport | undefined =>
  Object.hasOwn(reports, code) ? reports[code] : undefined

/** Whether a report says exactly what the one that is kept under its code says. */
export const isKnown = (reports: Reports, report: StatusReport): boolean => {
  const known = kept(reports, report.status)
  return known !== undefined && sortKey(known) === sortKey(report)
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
  ["06", "completed"],
  ["05", "processing"],
  ["04", "assigned"],
  ["03", "accepted"],
  ["02", "refused"],
  ["01", "arrived"],
] as const

export type ReportedProgress = (typeof progress)[number][1]

/** The furthest step that any report states; a late report of an earlier step never moves it back. */
export const furthest = (reports: Reports): ReportedProgress | undefined =>
  progress.find(([code]) => reports[code])?.[1]

/** The recipient both refused the document and took it in: a person should look. */
export const contradictory = (reports: Reports): boolean =>
  reports["02"] !== undefined && ["03", "04", "05", "06"].some((code) => reports[code] !== undefined)

/** The recipient's answer to a recall. Agreeing destroys the content, so it outweighs declining in any order. */
export const recallAnswer = (reports: Reports): "agreed" | "declined" | undefined =>
  reports["15"] ? "agreed" : reports["16"] ? "declined" : undefined
