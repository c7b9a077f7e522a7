import { everyRow, type TrackingLine, type TrackingRequest } from "@lienthong/core/report"
import { allOf } from "../visit/all-of.ts"
import type { Viewer } from "../visit/visit.ts"

/** The lines of the tracking board that a document has, one a recipient. */
export const trackedOf = (
  { office, person }: Viewer,
  document: string,
): Promise<ReadonlyArray<TrackingLine>> => {
  const { tracking } = office.exchange.reports
  return allOf(everyRow((request?: TrackingRequest) => tracking(request, { by: person }), { document }))
}
