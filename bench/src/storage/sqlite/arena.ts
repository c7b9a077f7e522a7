import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { withScratch } from "../../scratch.ts"
import type { Arena } from "../contender.ts"
import { rivals } from "../rival/rivals.ts"
import { emmettSqlite, emmettSqliteOneConnection, name } from "./emmett.ts"
import { lienthongSqlite, storageAt } from "./lienthong.ts"
import { rawSqlite } from "./raw.ts"
import { rawSqliteGrouped } from "./raw-grouped.ts"

/** Has something done with SQLite files; without the rivals where there is a problem with them. */
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
      // It is so already: whoever closes it writes the log into the file.
      tidy: async () => undefined,
    }),
  )
