import { createRequire } from "node:module"
import type pg from "pg"
import type { Contender, OpenedQueue, OpenedStore } from "../contender.ts"
import { eventType } from "../payload.ts"
import { barePool } from "./bare-pool.ts"
import { poolSize } from "./pool-size.ts"

const { version } = createRequire(import.meta.url)("pg/package.json")

const schema = `
  CREATE TABLE events (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream text NOT NULL, version int NOT NULL,
    type text NOT NULL, data text NOT NULL, at timestamptz NOT NULL DEFAULT now(), UNIQUE (stream, version)
  );
  CREATE TABLE work (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE,
    due_at timestamptz NOT NULL DEFAULT now(), leased_until timestamptz
  );
  CREATE INDEX work_in_order ON work (due_at, number) WHERE leased_until IS NULL;
`

/** Prepared statements. One of them checks the version and inserts. */
const appendOne = {
  name: "append_one",
  text: `INSERT INTO events (stream, version, type, data) SELECT $1, $2::int + 1, $3, $4
         WHERE coalesce((SELECT max(version) FROM events WHERE stream = $1), 0) = $2::int`,
}
const appendMany = {
  name: "append_many",
  text: `INSERT INTO events (stream, version, type, data)
         SELECT $1, $2::int + number, $3, data FROM unnest($4::text[]) WITH ORDINALITY AS event (data, number)
         WHERE coalesce((SELECT max(version) FROM events WHERE stream = $1), 0) = $2::int ORDER BY number`,
}
const columns = "position, stream, version, type, data, at"
const readStream = {
  name: "read_stream",
  text: `SELECT ${columns} FROM events WHERE stream = $1 ORDER BY version`,
}
const readPage = {
  name: "read_page",
  text: `SELECT ${columns} FROM events WHERE position > $1 ORDER BY position LIMIT $2`,
}
const lease = {
  name: "lease",
  text: `UPDATE work SET leased_until = now() + interval '1 minute' WHERE number = (
           SELECT number FROM work WHERE leased_until IS NULL AND due_at <= now()
           ORDER BY due_at, number LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING number`,
}
const complete = { name: "complete", text: "DELETE FROM work WHERE number = $1" }

interface EventRow {
  /** The driver returns a bigint as text. */
  readonly position: string
  readonly data: string
}

const queueOf = (pool: pg.Pool): OpenedQueue => ({
  add: async (ids) => {
    await pool.query("INSERT INTO work (id) SELECT unnest($1::text[])", [ids])
  },
  leaseAndComplete: async () => {
    const { rows } = await pool.query<{ readonly number: string }>(lease)
    const done = await pool.query({ ...complete, values: [rows[0]?.number] })
    if (done.rowCount !== 1) throw new Error("there was no work")
  },
})

const open = async (url: string): Promise<OpenedStore> => {
  const pool = barePool({ connectionString: url, max: poolSize })
  await pool.query(schema)
  return {
    append: async (stream, version, payloads) => {
      const data = payloads.map((payload) => JSON.stringify(payload))
      const { rowCount } =
        data.length === 1
          ? await pool.query({ ...appendOne, values: [stream, version, eventType, data[0]] })
          : await pool.query({ ...appendMany, values: [stream, version, eventType, data] })
      if (rowCount !== data.length) throw new Error(`${stream} is not at version ${version}`)
    },
    readStream: async (stream) => {
      const { rows } = await pool.query<EventRow>({ ...readStream, values: [stream] })
      return rows.map(({ data }) => JSON.parse(data))
    },
    readLog: async (pageSize) => {
      let seen = 0
      for (let after = "0"; ; ) {
        const { rows } = await pool.query<EventRow>({ ...readPage, values: [after, pageSize] })
        for (const { data } of rows) JSON.parse(data)
        seen += rows.length
        if (rows.length < pageSize) return seen
        after = rows.at(-1)?.position ?? after
      }
    },
    queue: queueOf(pool),
    close: () => pool.end(),
  }
}

/**
 * The upper limit: the driver and the best hand-written statements, prepared; pages without a settled mark.
 */
export const rawPostgres: Contender = { name: "raw pg", version, open }
