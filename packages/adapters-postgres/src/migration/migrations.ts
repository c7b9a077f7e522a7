import type { Kysely } from "kysely"
import type { schemaSteps } from "../server/schema-steps.ts"
import { createTables } from "./0001-tables.ts"
import { createFunctions } from "./0002/functions.ts"
import { separateAgencies } from "./0003-agencies.ts"
import { keepWhatIsPutAgain } from "./0004-put-again.ts"
import { keepViews } from "./0005-views.ts"
import type { Place } from "./place/place.ts"

/**
 * Every step of the schema, always in this order. There is no way back: a step is never changed, only
 * followed. A step has its SQL in its own file or folder and takes none from code that lives on; a function's
 * present text is that of the last step which makes it.
 *
 * A store that an earlier release has open goes on calling the functions that it knows. A step after which
 * such calls would do wrong drops those functions and makes them anew under other names: then they fail with
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
}
