import pg from "pg"
import { patience } from "../server/server.ts"

/** One side of a move. */
export interface MovePlace {
  /** Where it is, without a login: `may-1:5432/lienthong`. */
  readonly name: string
  readonly schema: string
  readonly agency: string
  readonly client: pg.Client
}

const nameOf = (url: string): string => {
  const { host, pathname } = new URL(url.replace("@/", "@localhost/"))
  return `${host}${pathname}`
}

/**
 * Connects as the owner of a store. For this connection, rows of the agency can be seen, and may be written
 * while it moves.
 */
export const openPlace = async (url: string, schema: string, agency: string): Promise<MovePlace> => {
  const client = new pg.Client({
    connectionString: url,
    application_name: "lienthong agency move",
    connectionTimeoutMillis: patience.answerMillis,
    keepAlive: true,
  })
  client.on("error", () => {})
  await client.connect()
  await client.query(
    "select set_config('lienthong.agency', $1, false), set_config('lienthong.moving', $1, false), set_config('lock_timeout', '5s', false)",
    [agency],
  )
  return { name: nameOf(url), schema, agency, client }
}

/** Runs statements in one transaction. */
export const inTransaction = async <A>(
  { client }: MovePlace,
  run: () => Promise<A>,
  begin = "begin",
): Promise<A> => {
  await client.query(begin)
  try {
    const result = await run()
    await client.query("commit")
    return result
  } catch (error) {
    await client.query("rollback")
    throw error
  }
}

/** A move that a side takes part in. */
export interface Move {
  readonly state: "arriving" | "left"
  readonly other: string
}

/** The move of the agency that a side knows of. */
export const moveAt = async ({ client, schema, agency }: MovePlace): Promise<Move | undefined> =>
  (await client.query<Move>(`select state, other from ${schema}.moves where agency = $1`, [agency])).rows[0]

/** Notes a move at one side. */
export const noteMove = async (
  { client, schema, agency }: MovePlace,
  state: Move["state"],
  other: MovePlace,
): Promise<void> => {
  await client.query(
    `insert into ${schema}.moves (agency, state, other) values ($1, $2, $3)
     on conflict (agency) do update set state = excluded.state, other = excluded.other, since = now()`,
    [agency, state, other.name],
  )
}

/** Forgets the move at one side: the agency may be written there. */
export const forgetMove = async ({ client, schema, agency }: MovePlace): Promise<void> => {
  await client.query(`delete from ${schema}.moves where agency = $1`, [agency])
}
