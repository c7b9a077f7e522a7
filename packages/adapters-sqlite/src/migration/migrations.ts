import type { Migration } from "kysely/migration"
import type { schemaSteps } from "../connection/schema-steps.ts"
import { initial } from "./0001-initial.ts"
import { putAgain } from "./0002-put-again.ts"
import { keepViews } from "./0003-views.ts"
import { keepPlacesWithRows } from "./0004-row-places.ts"
import { keepWords } from "./0005-row-words.ts"
import { numberRows } from "./0006-rows-by-number.ts"
import { keepFailures } from "./0007-work-failure.ts"

/**
 * Every step of the schema, in order. There are no down steps: a released step is never changed, only
 * followed.
 */
export const migrations: Readonly<Record<(typeof schemaSteps)[number], Migration>> = {
  "0001-initial": initial,
  "0002-put-again": putAgain,
  "0003-views": keepViews,
  "0004-row-places": keepPlacesWithRows,
  "0005-row-words": keepWords,
  "0006-rows-by-number": numberRows,
  "0007-work-failure": keepFailures,
}
