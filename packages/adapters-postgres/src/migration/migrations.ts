import type { Kysely } from "kysely"
import type { schemaSteps } from "../server/schema-steps.ts"
import { createTables } from "./0001-tables.ts"
import { createFunctions } from "./0002-functions/functions.ts"
import { separateAgencies } from "./0003-agencies.ts"
import { keepWhatIsPutAgain } from "./0004-put-again.ts"
import { keepViews } from "./0005-views.ts"
import { keepPlacesWithRows } from "./0006-row-places.ts"
import { keepWords } from "./0007-row-words.ts"
import { readViewsByFunctions } from "./0008-view-functions.ts"
import { keepWordsApart } from "./0009-view-words.ts"
import { keepFailures } from "./0010-work-failure.ts"
import { putAgencyFirst } from "./0011-agency-first/agency-first.ts"
import { writeViewsByFunctions } from "./0012-view-writes.ts"
import { beginPagesAtOneBound } from "./0013-page-ranges.ts"
import { keepMoves } from "./0014-moves.ts"
import type { Place } from "./place/place.ts"

/**
 * Every step of the schema, in order. There are no down steps: a released step is never changed, only
 * followed. A step has its SQL in its own file or folder and takes none from code that changes; a function's
 * current text is that of the last step that makes it.
 *
 * A store opened by an earlier release keeps calling the functions that it knows. A step that would make such
 * calls wrong drops those functions and recreates them under other names: the calls then fail with
 * `schema-too-new`.
 */
export const migrations: Readonly<
  Record<(typeof schemaSteps)[number], (db: Kysely<unknown>, place: Place) => Promise<void>>
> = {
  "0001-tables": createTables,
  "0002-functions": createFunctions,
  "0003-agencies": separateAgencies,
  "0004-put-again": keepWhatIsPutAgain,
  "0005-views": keepViews,
  "0006-row-places": keepPlacesWithRows,
  "0007-row-words": keepWords,
  "0008-view-functions": readViewsByFunctions,
  "0009-view-words": keepWordsApart,
  "0010-work-failure": keepFailures,
  "0011-agency-first": putAgencyFirst,
  "0012-view-writes": writeViewsByFunctions,
  "0013-page-ranges": beginPagesAtOneBound,
  "0014-moves": keepMoves,
}
