import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { withScratch } from "../../scratch.ts"
import type { Arena } from "../contender.ts"
import { rivals } from "../rival/rivals.ts"
import { emmettSqlite, emmettSqliteOneConnection, name } from "./emmett.ts"
import { lienthongSqlite, storageAt } from "./lienthong.ts"
import { rawSqlite } from "./raw.ts"
import { rawSqliteGrouped } from "./raw-grouped.ts"

/** Runs a function with SQLite files. Omits rivals that could not be set up. */
export const withSqlite = <A>(
  rivalsProblem: string | undefined,
  use: (arena: Arena) => Promise<A>,
): Promise<A> =>
  withScratch((folder) =>
    use({
      store: "sqlite",
      terms: `files in ${folder}, journal_mode=WAL and synchronous=FULL (emmett's own defaults, checked)`,
      contenders: [
        rawSqlite,
        rawSqliteGrouped,
        lienthongSqlite,
        ...rivals([name], () => [emmettSqlite(), emmettSqliteOneConnection()], rivalsProblem),
      ],
      newPlace: async (place) => {
        mkdirSync(join(folder, place))
        return join(folder, place)
      },
      storageAt,
      // Nothing to do: closing the store has already written the log into the file.
      tidy: async () => undefined,
    }),
  )
