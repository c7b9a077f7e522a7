import { workColumns } from "@lienthong/core/adapter"
import type { Kysely } from "kysely"
import type { Schema } from "../connection/schema.ts"

/** An agency's work, for `listWork` and `findWork`. */
export const workOf = (queries: Kysely<Schema>, agency: number) =>
  queries.selectFrom("work").select(workColumns).where("agency", "=", agency)
