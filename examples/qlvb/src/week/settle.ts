import type { Office } from "../agency/office.ts"

/** Lets everything that is queued arrive: all send, all receive, and the reports go back. */
export const settle = async (offices: ReadonlyArray<Office>): Promise<void> => {
  const all = (act: (office: Office) => Promise<number>) => Promise.all(offices.map(act))
  let moved = true
  while (moved) {
    const sent = await all(({ exchange }) => exchange.work.drain())
    const come = await all(({ exchange }) => exchange.work.poll())
    moved = [...sent, ...come].some((count) => count > 0)
  }
}
