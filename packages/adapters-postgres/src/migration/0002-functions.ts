import { type Kysely, sql } from "kysely"
import { blobFunctions } from "../blob/blob-functions.ts"
import { appendFunction } from "../commit/append-function.ts"
import { commitFunctions } from "../commit/commit-functions.ts"
import { logFunctions } from "../log/log-functions.ts"
import { workFunctions } from "../work/work-functions.ts"
import type { Place } from "./place.ts"

export const createFunctions = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  const all = [commitFunctions, appendFunction, logFunctions, workFunctions, blobFunctions].flatMap(
    (functions) => functions(place),
  )
  await sql.raw(all.join(";\n")).execute(db)
}
