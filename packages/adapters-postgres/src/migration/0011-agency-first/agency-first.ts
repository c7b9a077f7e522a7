import { type Kysely, sql } from "kysely"
import type { Place } from "../place/place.ts"
import { logFunctions } from "./log-functions.ts"
import { readFunctions } from "./read-functions.ts"
import { writeFunctions } from "./write-functions.ts"

/**
 * Every function that this release calls has the agency first, so that a distributed PostgreSQL sends it to
 * the node of the agency's shard: also those that look at the end of the log, which would look at another
 * node's. No statement writes two tables. Numbers are drawn by the functions instead of by the columns: a
 * distributed PostgreSQL would take the sequences of columns over and give each node numbers of its own, and
 * a shard that moved to a node with smaller ones would lose its log.
 *
 * A node of an earlier release goes on calling what it knows, which stays.
 */
export const putAgencyFirst = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  const { schema: s } = place
  const all = [
    `alter table ${s}.events alter column position drop default`,
    `alter table ${s}.work alter column number drop default`,
    ...writeFunctions(place),
    ...logFunctions(place),
    ...readFunctions(place),
  ]
  await sql.raw(all.join(";\n")).execute(db)
}
