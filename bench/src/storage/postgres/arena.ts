import { startEmbeddedServer } from "../../../../packages/adapters-postgres/test/embedded-server.ts"
import type { Arena } from "../contender.ts"
import { rivals } from "../rival/rivals.ts"
import { databasesOn, durableTerms, execute } from "./databases.ts"
import { name as emmettName, emmettPostgres } from "./emmett.ts"
import { lienthongPostgres, storageAt } from "./lienthong.ts"
import { messageDb } from "./message-db.ts"
import { poolSize } from "./pool-size.ts"
import { rawPostgres } from "./raw.ts"

/** The server that is there, or else a new one from npm. */
const startServer = async (url: string | undefined) =>
  url === undefined ? startEmbeddedServer() : { url, stop: async () => undefined }

/** Has something done with a PostgreSQL server; without the rivals where there is a problem with them. */
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
      // What autovacuum and the checkpointer would do in their own time, and then in the middle of the measuring.
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
