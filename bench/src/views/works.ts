import type { LocalDate } from "@lienthong/core/calendar"
import type { OpenedTestAgency } from "@lienthong/testkit"
import type { Effect } from "effect"
import { cloneOf } from "./clone.ts"
import type { Lives } from "./lives.ts"

/** One thing that a person looks at. */
export interface Look {
  readonly work: string
  readonly read: Effect.Effect<unknown, unknown>
}

/** What is measured: a first page of each table, narrowed ones, and searches for a document in the middle. */
export const looks = ({ reports }: OpenedTestAgency, { sent }: Lives, size: number): ReadonlyArray<Look> => {
  const one = cloneOf(sent, "sent", Math.ceil(size / 2))
  const [from, until] = ["2021-01-01" as LocalDate, "2021-02-01" as LocalDate]
  // The clones are written on the day of the run.
  const year = new Date().toISOString().slice(0, 4)
  return [
    { work: "tracking board", read: reports.tracking() },
    {
      work: "tracking board, one standing, by deadline",
      read: reports.tracking({ sort: "due", standing: "completed" }),
    },
    { work: "outgoing documents", read: reports.outgoing() },
    { work: "incoming documents, one stage", read: reports.incoming({ stage: "completed" }) },
    { work: "documents", read: reports.documents() },
    {
      work: "documents of a month, by date",
      read: reports.documents({ sort: "date", dateFrom: from, dateUntil: until }),
    },
    { work: "outgoing register", read: reports.outgoingRegister() },
    { work: "open duties", read: reports.duties({ open: true }) },
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
