import { type Kysely, sql } from "kysely"
import type { Place } from "../place/place.ts"
import { appendFunction } from "./append-function.ts"
import { blobFunctions } from "./blob-functions.ts"
import { commitFunctions } from "./commit-functions.ts"
import { logFunctions } from "./log-functions.ts"
import { workFunctions } from "./work-functions.ts"

export const createFunctions = async (db: Kysely<unknown>, place: Place): Promise<void> => {
  const all = [commitFunctions, appendFunction, logFunctions, workFunctions, blobFunctions].flatMap(
    (functions) => functions(place),
  )
  await sql.raw(all.join(";\n")).execute(db)
}
