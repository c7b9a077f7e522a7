import { workColumns } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import type { Kysely } from "kysely"
import type { Schema } from "../server/schema.ts"

/** An agency's work, for `listWork` and `findWork`. */
export const workOf = (queries: Kysely<Schema>, agency: AgencyCode) =>
  queries.selectFrom("work").select(workColumns).where("agency", "=", agency)
