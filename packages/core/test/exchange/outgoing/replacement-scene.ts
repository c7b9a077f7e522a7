import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { by, sealed, vpcp } from "../scene.ts"

/** A corrected document in the place of earlier ones. */
export const replacing = (
  agency: OpenedTestAgency,
  replaces: ReadonlyArray<string>,
  to: ReadonlyArray<string> = [vpcp.code],
) =>
  Effect.gen(function* () {
    const id = yield* sealed(agency, { subject: "Bản sửa kết quả thí điểm" })
    yield* agency.outgoing.dispatch(id, { to, replaces, replacementReason: "Sai số liệu" }, by)
    return id
  })

/** What came to an agency, in the order in which it was first seen. */
export const arrivals = (agency: OpenedTestAgency) =>
  Effect.map(agency.reports.incoming({ order: "ascending" }), ({ rows }) => rows)
