import { join } from "node:path"
import type { StoredEvent } from "@lienthong/core/adapter"
import Database from "better-sqlite3"
import type { StoreName } from "../arguments.ts"
import { withScratch } from "../scratch.ts"
import { barePool } from "../storage/postgres/bare-pool.ts"

// A projector as a host would write it by hand for the screens that are measured: one table for documents,
// one for deliveries, one for the register books, each with an index for every order and filter of a screen.

/** One write: the number of a statement and its values. */
type Write = readonly [statement: keyof typeof statements, values: ReadonlyArray<string | number | null>]

const tables = (text: string) => [
  `CREATE TABLE own_document (id ${text} PRIMARY KEY, direction ${text} NOT NULL, type ${text}, subject ${text} NOT NULL,
    code ${text}, party ${text}, number integer, date ${text}, urgency ${text}, stage ${text} NOT NULL,
    unit ${text}, signer ${text}, files ${text} NOT NULL, changed ${text} NOT NULL)`,
  ...[
    "changed",
    "date",
    "stage, changed",
    "type, changed",
    "code",
    "party, changed",
    "unit, changed",
    "urgency, changed",
    "signer, changed",
  ].map((columns, index) => `CREATE INDEX own_document_${index} ON own_document (direction, ${columns}, id)`),
  `CREATE TABLE own_delivery (id ${text} PRIMARY KEY, document ${text} NOT NULL, recipient ${text} NOT NULL,
    name ${text} NOT NULL, code ${text}, subject ${text} NOT NULL, standing ${text} NOT NULL, due ${text},
    queued ${text} NOT NULL, staff ${text}, changed ${text} NOT NULL)`,
  ...["queued", "due", "standing, queued", "standing, due", "recipient, queued", "document"].map(
    (columns, index) => `CREATE INDEX own_delivery_${index} ON own_delivery (${columns}, id)`,
  ),
  `CREATE TABLE own_register (document ${text} PRIMARY KEY, book ${text} NOT NULL, year ${text} NOT NULL, number integer NOT NULL)`,
  "CREATE INDEX own_register_0 ON own_register (book, year, number, document)",
  `CREATE TABLE own_position (name ${text} PRIMARY KEY, position bigint NOT NULL)`,
]

const statements = {
  draft: `INSERT INTO own_document (id, direction, type, subject, urgency, stage, files, changed)
    VALUES ($1, 'sent', $2, $3, $4, 'drafted', $5, $6)`,
  arrive: `INSERT INTO own_document (id, direction, type, subject, urgency, stage, files, changed, code, party, date, signer)
    VALUES ($1, 'received', $2, $3, $4, 'arrived', $5, $6, $7, $8, $9, $10)`,
  sign: "UPDATE own_document SET stage = 'signed', signer = $2, files = $3, changed = $4 WHERE id = $1",
  number: "UPDATE own_document SET code = $2, number = $3, date = $4, changed = $5 WHERE id = $1",
  enter: "INSERT INTO own_register (document, book, year, number) VALUES ($1, $2, $3, $4)",
  stage: "UPDATE own_document SET stage = $2, changed = $3 WHERE id = $1",
  assign: "UPDATE own_document SET stage = 'assigned', unit = $2, changed = $3 WHERE id = $1",
  queue: `INSERT INTO own_delivery (id, document, recipient, name, code, subject, standing, due, queued, changed)
    VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $8)`,
  standing: "UPDATE own_delivery SET standing = $2, staff = $3, changed = $4 WHERE id = $1",
  position: `INSERT INTO own_position (name, position) VALUES ('own', $1)
    ON CONFLICT (name) DO UPDATE SET position = excluded.position`,
} as const

interface Data {
  readonly draft: {
    readonly type: string
    readonly subject: string
    readonly urgency: string
    readonly files: object
  }
  readonly signer: { readonly name: string }
  readonly files: object
  readonly number: number
  readonly year: number
  readonly code: { readonly number: string; readonly notation: string }
  readonly date: string
  readonly to: { readonly code: string; readonly name: string }
  readonly subject: string
  readonly deadline?: { readonly due: string }
  readonly report: { readonly status: string; readonly staff?: string }
  readonly checked: { readonly files: object }
  readonly envelope: {
    readonly from: { readonly code: string }
    readonly code: { readonly number: string; readonly notation: string }
    readonly date: string
    readonly typeName: string
    readonly subject: string
    readonly urgency: string
    readonly signer?: { readonly fullName: string }
  }
}

const codeOf = ({ number, notation }: Data["code"]) => `${number}/${notation}`

/** What an event changes in the tables. */
const writesOf = ({ stream, type, at, data }: StoredEvent): ReadonlyArray<Write> => {
  const event = JSON.parse(data) as Data
  switch (type) {
    case "Drafted": {
      const { draft } = event
      return [["draft", [stream, draft.type, draft.subject, draft.urgency, JSON.stringify(draft.files), at]]]
    }
    case "SignedByPerson":
      return [["sign", [stream, event.signer.name, JSON.stringify(event.files), at]]]
    case "Numbered":
      return [
        ["number", [stream, codeOf(event.code), event.number, event.date, at]],
        ["enter", [stream, "outgoing", event.date.slice(0, 4), event.number]],
      ]
    case "SealedByAgency":
    case "Dispatched":
    case "ProcessingStarted":
    case "Completed":
      return [["stage", [stream, type, at]]]
    case "Queued":
      return [
        [
          "queue",
          [
            stream,
            stream.split("/")[1] ?? "",
            event.to.code,
            event.to.name,
            codeOf(event.code),
            event.subject,
            event.deadline?.due ?? null,
            at,
          ],
        ],
      ]
    case "Submitted":
      return [["standing", [stream, "submitted", null, at]]]
    case "StatusReported":
      return [["standing", [stream, event.report.status, event.report.staff ?? null, at]]]
    case "Arrived": {
      const { from, code, date, typeName, subject, urgency, signer } = event.envelope
      const files = JSON.stringify(event.checked.files)
      return [
        [
          "arrive",
          [
            stream,
            typeName,
            subject,
            urgency,
            files,
            at,
            codeOf(code),
            from.code,
            date,
            signer?.fullName ?? null,
          ],
        ],
      ]
    }
    case "Registered":
      return [
        ["enter", [stream, "incoming", String(event.year), event.number]],
        ["stage", [stream, "registered", at]],
      ]
    case "Assigned":
      return [["assign", [stream, String(event.to), at]]]
    default:
      return []
  }
}

/** Applies events to the tables, with the position of the last one in the same transaction. */
export type OwnProjector = (events: ReadonlyArray<StoredEvent>) => Promise<void>

type WithProjector = <A>(place: string, use: (apply: OwnProjector) => Promise<A>) => Promise<A>

const allWrites = (events: ReadonlyArray<StoredEvent>): ReadonlyArray<Write> => [
  ...events.flatMap(writesOf),
  ["position", [Number(events.at(-1)?.position ?? 0n)]],
]

const inSqlite: WithProjector = (_place, use) =>
  withScratch(async (folder) => {
    const db = new Database(join(folder, "own.db"))
    db.pragma("journal_mode = WAL")
    db.pragma("synchronous = NORMAL")
    for (const sql of tables("text")) db.exec(sql)
    const prepared = new Map(
      Object.entries(statements).map(([name, sql]) => [name, db.prepare<[object]>(sql)]),
    )
    const apply = db.transaction((events: ReadonlyArray<StoredEvent>) => {
      for (const [name, values] of allWrites(events))
        prepared.get(name)?.run(Object.fromEntries(values.map((value, index) => [index + 1, value])))
    })
    try {
      return await use(async (events) => apply(events))
    } finally {
      db.close()
    }
  })

const inPostgres: WithProjector = async (place, use) => {
  const pool = barePool({ connectionString: place, max: 1 })
  try {
    for (const sql of tables('text COLLATE "C"')) await pool.query(sql)
    return await use(async (events) => {
      const client = await pool.connect()
      try {
        await client.query("BEGIN")
        await client.query("SET LOCAL synchronous_commit = off")
        for (const [name, values] of allWrites(events))
          await client.query({ name: `own_${name}`, text: statements[name], values: [...values] })
        await client.query("COMMIT")
      } finally {
        client.release()
      }
    })
  } finally {
    await pool.end()
  }
}

/** Makes the tables in a store of a kind, for PostgreSQL in the database at the place. */
export const withOwnProjector: Readonly<Record<StoreName, WithProjector>> = {
  sqlite: inSqlite,
  postgres: inPostgres,
}
