import type { Outgoing } from "@lienthong/core"
import { type AgencyCode, isWellFormedAgencyCode } from "@lienthong/core/agency"
import { dateOf, vietnamTime } from "@lienthong/core/calendar"
import {
  type PaperDecision,
  paperFor,
  paperForGovernmentOnly,
  type SendDeadline,
  sendDeadline,
} from "@lienthong/core/policy"
import type { Viewer } from "../visit/visit.ts"

/** A recipient as it will be served. */
export interface PlannedLine {
  readonly code: string
  readonly name: string
  readonly way: PaperDecision | undefined
}

/** What dispatching would do: how each recipient gets the document, by which rule, and by when. */
export interface Plan {
  readonly lines: ReadonlyArray<PlannedLine>
  readonly deadline: SendDeadline
}

/**
 * Plans a dispatch before anything is done, by the same rules by which the library will. `dispatch` answers
 * with the plan that counts.
 */
export const planDispatch = async (
  { office, person }: Viewer,
  { draft, signed, numbered, sealed }: Outgoing,
  codes: ReadonlyArray<string>,
): Promise<Plan> => {
  const now = vietnamTime(office.now())
  const lines = await Promise.all(
    codes.map(async (code): Promise<PlannedLine> => {
      const { rows } = await office.exchange.directory.search({ text: code, limit: 1 }, { by: person })
      const found = rows.find((row) => row.code === code || row.otherCode === code)
      if (!found || !isWellFormedAgencyCode(found.code)) return { code, name: code, way: undefined }
      const { otherCode, name } = found
      return {
        code: found.code,
        name,
        way: paperFor({
          documentType: typeof draft.type === "string" ? draft.type : draft.type.code,
          legalValue: "original",
          matters: draft.matters,
          issued: { by: office.profile.code, on: numbered?.date ?? dateOf(now) },
          recipient: { code: found.code as AgencyCode, ...(otherCode !== undefined && { otherCode }) },
          connected: true,
          list: paperForGovernmentOnly,
        }),
      }
    }),
  )
  return { lines, deadline: sendDeadline(signed?.at ?? sealed?.at ?? now, draft.urgency, office.calendar) }
}
