import type { LocalDate } from "@lienthong/core/calendar"
import { type Page, streamRows } from "@lienthong/core/report"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { type Effect, Stream } from "effect"
import { cloneOf } from "./clone.ts"
import type { Lives } from "./lives.ts"

/** One thing that a person looks at. */
export interface Look {
  readonly work: string
  readonly read: Effect.Effect<unknown, unknown>
  /** The rows that a table for this screen alone would hold, where it is a table. */
  readonly rows?: Effect.Effect<ReadonlyArray<unknown>, unknown>
}

type Report = (page?: {
  readonly limit?: number
  readonly after?: string
}) => Effect.Effect<Page<unknown>, unknown>

/** How many rows a table that is written by hand holds at most here: a page of it costs the same. */
const maxOwn = 20_000

/** What is measured: a first page of each table, narrowed ones, and searches for a document in the middle. */
export const looks = ({ reports }: OpenedTestAgency, { sent }: Lives, size: number): ReadonlyArray<Look> => {
  const one = cloneOf(sent, "sent", Math.ceil(size / 2))
  const [from, until] = ["2021-01-01" as LocalDate, "2021-02-01" as LocalDate]
  // The clones are written on the day of the run.
  const year = new Date().toISOString().slice(0, 4)
  const screen = (work: string, report: Report): Look => ({
    work,
    read: report(),
    rows: Stream.runCollect(Stream.take(streamRows(report), maxOwn)),
  })
  return [
    screen("tracking board", (page) => reports.tracking(page)),
    screen("tracking board, one standing, by deadline", (page) =>
      reports.tracking({ ...page, sort: "due", standing: "completed" }),
    ),
    screen("outgoing documents", (page) => reports.outgoing(page)),
    screen("incoming documents, one stage", (page) => reports.incoming({ ...page, stage: "completed" })),
    screen("documents", (page) => reports.documents(page)),
    screen("documents of a month, by date", (page) =>
      reports.documents({ ...page, sort: "date", dateFrom: from, dateUntil: until }),
    ),
    screen("outgoing register", (page) => reports.outgoingRegister(page)),
    screen("open duties", (page) => reports.duties({ ...page, open: true })),
    { work: "headline", read: reports.headline() },
    { work: "figures of a year by type", read: reports.figures({ period: year, groupBy: "type" }) },
    { work: "search a code", read: reports.search({ text: `${one.number}/BC-UBND` }) },
    {
      work: "search three words",
      read: reports.search({ text: one.subject.split(" ").slice(0, 3).join(" ") }),
    },
    { work: "search a common word", read: reports.search({ text: "cao" }) },
  ]
}
