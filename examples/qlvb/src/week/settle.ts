import type { Office } from "../agency/office.ts"

/** Lets everything that is queued arrive: all send, all receive, and the reports go back. */
export const settle = async (offices: ReadonlyArray<Office>): Promise<void> => {
  const sum = async (act: (office: Office) => Promise<number>) =>
    (await Promise.all(offices.map(act))).reduce((all, count) => all + count, 0)
  // What comes in is answered with a report, so it is over when nobody has anything to send.
  while ((await sum(({ exchange }) => exchange.work.drain())) > 0)
    await sum(({ exchange }) => exchange.work.poll())
}
