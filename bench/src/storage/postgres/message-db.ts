import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type pg from "pg"
import type { Contender, OpenedStore } from "../contender.ts"
import { eventType, type Payload } from "../payload.ts"
import { rivalFolder, rivalVersion } from "../rival/import-rival.ts"
import { barePool } from "./bare-pool.ts"
import { poolSize } from "./pool-size.ts"

/** The npm package with its SQL files. The contender is the functions in them. */
export const name = "@eventide/message-db"

/**
 * The files of its own install script, in the same order, except for the database and the role, which it
 * creates too, and for the extension `pgcrypto`, whose only used function is part of PostgreSQL since version
 * 13.
 */
const files = [
  "schema/message-store",
  "tables/messages",
  "types/message",
  ...[
    "message-store-version",
    "hash-64",
    "acquire-lock",
    "category",
    "is-category",
    "id",
    "cardinal-id",
    "stream-version",
    "write-message",
    "get-stream-messages",
    "get-category-messages",
    "get-last-stream-message",
  ].map((file) => `functions/${file}`),
  "indexes/messages-id",
  "indexes/messages-stream",
  "indexes/messages-category",
]

const write = {
  name: "write",
  text: "SELECT write_message($1::varchar, $2::varchar, $3::varchar, $4::jsonb, NULL, $5::bigint)",
}
const readStream = { name: "read_stream", text: "SELECT * FROM get_stream_messages($1::varchar, 0, -1)" }
const readPage = {
  name: "read_page",
  text: "SELECT * FROM get_category_messages($1::varchar, $2::bigint, $3::bigint)",
}

interface MessageRow {
  readonly global_position: string
  readonly data: string
}

const appendTo = async (
  client: pg.Pool | pg.PoolClient,
  stream: string,
  version: number,
  payloads: ReadonlyArray<Payload>,
): Promise<void> => {
  for (const [index, payload] of payloads.entries()) {
    // Its versions start at 0, and -1 means that the stream does not exist.
    const expected = version + index - 1
    await client.query({
      ...write,
      values: [randomUUID(), stream, eventType, JSON.stringify(payload), expected],
    })
  }
}

/** It has no call for several messages, so they share a transaction. */
const appendTogether = async (
  pool: pg.Pool,
  stream: string,
  version: number,
  payloads: ReadonlyArray<Payload>,
): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query("BEGIN")
    await appendTo(client, stream, version, payloads)
    await client.query("COMMIT")
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}

const open = async (url: string): Promise<OpenedStore> => {
  const pool = barePool({
    connectionString: url,
    max: poolSize,
    options: "-c search_path=message_store,public",
  })
  const folder = join(rivalFolder(name), "database")
  for (const file of files) await pool.query(readFileSync(join(folder, `${file}.sql`), "utf8"))
  return {
    append: (stream, version, payloads) =>
      payloads.length === 1
        ? appendTo(pool, stream, version, payloads)
        : appendTogether(pool, stream, version, payloads),
    readStream: async (stream) => {
      const { rows } = await pool.query<MessageRow>({ ...readStream, values: [stream] })
      return rows.map(({ data }) => JSON.parse(data))
    },
    readLog: async (pageSize) => {
      let seen = 0
      for (let from = 1n; ; ) {
        // It has no whole log that is safe to read, but all that is read here is one category.
        const { rows } = await pool.query<MessageRow>({ ...readPage, values: ["filled", from, pageSize] })
        for (const { data } of rows) JSON.parse(data)
        seen += rows.length
        if (rows.length < pageSize) return seen
        from = BigInt(rows.at(-1)?.global_position ?? 0) + 1n
      }
    },
    close: () => pool.end(),
  }
}

export const messageDb = (): Contender => ({ name: "message-db", version: rivalVersion(name), open })
