import { startEmbeddedServer } from "@lienthong/adapters-postgres/embedded-server"
import type { Arena } from "../contender.ts"
import { rivals } from "../rival/rivals.ts"
import { databasesOn, durableTerms, execute } from "./databases.ts"
import { name as emmettName, emmettPostgres } from "./emmett.ts"
import { lienthongPostgres, storageAt } from "./lienthong.ts"
import { messageDb } from "./message-db.ts"
import { poolSize } from "./pool-size.ts"
import { rawPostgres } from "./raw.ts"

/** Uses the given server, or starts a new one from npm. */
const startServer = async (url: string | undefined) =>
  url === undefined ? startEmbeddedServer() : { url, stop: async () => undefined }

/** Runs a function with a PostgreSQL server. Omits rivals that could not be set up. */
export const withPostgres = async <A>(
  rivalsProblem: string | undefined,
  use: (arena: Arena) => Promise<A>,
  url: string | undefined = process.env.LIENTHONG_BENCH_POSTGRES_URL,
): Promise<A> => {
  const server = await startServer(url)
  const databases = databasesOn(server.url)
  try {
    return await use({
      store: "postgres",
      terms: `${await durableTerms(server.url)}; pools of ${poolSize} but for emmett and lienthong, who make their own`,
      contenders: [
        rawPostgres,
        lienthongPostgres,
        ...rivals([emmettName, "message-db"], () => [emmettPostgres(), messageDb()], rivalsProblem),
      ],
      newPlace: databases.create,
      storageAt,
      // Does what autovacuum and the checkpointer would otherwise do during the measurement.
      tidy: async (place) => {
        await execute(place, "VACUUM ANALYZE")
        await execute(place, "CHECKPOINT")
      },
    })
  } finally {
    await databases.dropAll()
    await server.stop()
  }
}
