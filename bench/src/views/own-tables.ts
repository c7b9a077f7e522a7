import type { StoreName } from "../arguments.ts"

// The tables of a projector as a host would write it by hand for the screens that are measured: documents and
// their history, deliveries, duties, register books and search words, each with an index for every order and
// filter of a screen.

const indexes = (table: string, columns: ReadonlyArray<string>, unique: string) =>
  columns.map((each, index) => `CREATE INDEX ${table}_${index} ON ${table} (${each}, ${unique})`)

const tables = (text: string) => [
  `CREATE TABLE own_document (id ${text} PRIMARY KEY, direction ${text} NOT NULL, type ${text}, subject ${text} NOT NULL,
    code ${text}, party ${text}, number integer, date ${text}, urgency ${text}, stage ${text} NOT NULL,
    unit ${text}, signer ${text}, files ${text} NOT NULL, changed ${text} NOT NULL,
    registered ${text}, assigned ${text}, completed ${text})`,
  ...indexes(
    "own_document",
    ["changed", "date", "stage, changed", "type, changed", "code", "party, changed", "unit, changed"]
      .concat(["urgency, changed", "signer, changed"])
      .map((columns) => `direction, ${columns}`),
    "id",
  ),
  `CREATE TABLE own_delivery (id ${text} PRIMARY KEY, document ${text} NOT NULL, recipient ${text} NOT NULL,
    name ${text} NOT NULL, code ${text}, subject ${text} NOT NULL, standing ${text} NOT NULL, due ${text},
    queued ${text} NOT NULL, staff ${text}, changed ${text} NOT NULL,
    sent ${text}, arrived ${text}, accepted ${text}, completed ${text})`,
  ...indexes(
    "own_delivery",
    ["queued", "due", "standing, queued", "standing, due", "recipient, queued", "document"],
    "id",
  ),
  `CREATE TABLE own_history (document ${text} NOT NULL, at ${text} NOT NULL, person ${text} NOT NULL,
    event ${text} NOT NULL, note ${text})`,
  "CREATE INDEX own_history_0 ON own_history (document, at)",
  `CREATE TABLE own_duty (document ${text} NOT NULL, duty ${text} NOT NULL, due ${text} NOT NULL, ended ${text},
    unit ${text}, PRIMARY KEY (document, duty))`,
  ...indexes("own_duty", ["due", "ended, due", "duty, due", "unit, due"], "document"),
  `CREATE TABLE own_register (document ${text} PRIMARY KEY, book ${text} NOT NULL, year ${text} NOT NULL, number integer NOT NULL)`,
  "CREATE INDEX own_register_0 ON own_register (book, year, number, document)",
  `CREATE TABLE own_position (name ${text} PRIMARY KEY, position bigint NOT NULL)`,
]

/** The tables in each kind of store. Words are found as ours are: by their beginning, and in titles alone. */
export const ownTables: Readonly<Record<StoreName, ReadonlyArray<string>>> = {
  sqlite: [
    ...tables("text"),
    `CREATE VIRTUAL TABLE own_words USING fts5(title, others,
      tokenize='unicode61 remove_diacritics 0', prefix='2 3', detail='column')`,
  ],
  postgres: [
    ...tables('text COLLATE "C"'),
    'CREATE TABLE own_words (document text COLLATE "C" PRIMARY KEY, words tsvector NOT NULL)',
    "CREATE INDEX own_words_0 ON own_words USING gin (words)",
  ],
}

const statements = {
  draft: `INSERT INTO own_document (id, direction, type, subject, urgency, stage, files, changed)
    VALUES ($1, 'sent', $2, $3, $4, 'drafted', $5, $6)`,
  arrive: `INSERT INTO own_document (id, direction, type, subject, urgency, stage, files, changed, code, party, date, signer)
    VALUES ($1, 'received', $2, $3, $4, 'arrived', $5, $6, $7, $8, $9, $10)`,
  sign: "UPDATE own_document SET stage = 'signed', signer = $2, files = $3, changed = $4 WHERE id = $1",
  number: "UPDATE own_document SET code = $2, number = $3, date = $4, changed = $5 WHERE id = $1",
  enter: "INSERT INTO own_register (document, book, year, number) VALUES ($1, $2, $3, $4)",
  stage: "UPDATE own_document SET stage = $2, changed = $3 WHERE id = $1",
  register:
    "UPDATE own_document SET stage = 'registered', number = $2, registered = $3, changed = $3 WHERE id = $1",
  assign: "UPDATE own_document SET stage = 'assigned', unit = $2, assigned = $3, changed = $3 WHERE id = $1",
  complete: "UPDATE own_document SET stage = 'completed', completed = $2, changed = $2 WHERE id = $1",
  queue: `INSERT INTO own_delivery (id, document, recipient, name, code, subject, standing, due, queued, changed)
    VALUES ($1, $2, $3, $4, $5, $6, 'queued', $7, $8, $8)`,
  submit: "UPDATE own_delivery SET standing = 'submitted', sent = $2, changed = $2 WHERE id = $1",
  standing: `UPDATE own_delivery SET standing = $2, staff = $3, changed = $4,
    arrived = CASE $2 WHEN '01' THEN $4 ELSE arrived END, accepted = CASE $2 WHEN '03' THEN $4 ELSE accepted END,
    completed = CASE $2 WHEN '06' THEN $4 ELSE completed END WHERE id = $1`,
  history: "INSERT INTO own_history (document, at, person, event, note) VALUES ($1, $2, $3, $4, $5)",
  duty: "INSERT INTO own_duty (document, duty, due) VALUES ($1, $2, $3)",
  keep: "UPDATE own_duty SET ended = $3 WHERE document = $1 AND duty = $2 AND ended IS NULL",
  position: `INSERT INTO own_position (name, position) VALUES ('own', $1)
    ON CONFLICT (name) DO UPDATE SET position = excluded.position`,
} as const

const ofDocument = "(SELECT rowid FROM own_document WHERE id = $1)"

/** The statements in each kind of store. */
export const ownStatements = {
  sqlite: {
    ...statements,
    words: `INSERT INTO own_words (rowid, title, others) VALUES (${ofDocument}, $2, $3)`,
    moreWords: `UPDATE own_words SET others = others || ' ' || $2 WHERE rowid = ${ofDocument}`,
  },
  postgres: {
    ...statements,
    words: `INSERT INTO own_words (document, words)
      VALUES ($1, setweight(to_tsvector('simple', $2), 'A') || to_tsvector('simple', $3))`,
    moreWords: "UPDATE own_words SET words = words || to_tsvector('simple', $2) WHERE document = $1",
  },
} as const satisfies Readonly<Record<StoreName, Readonly<Record<string, string>>>>

/** One write: the name of a statement and its values. */
export type Write = readonly [
  statement: keyof (typeof ownStatements)["sqlite"],
  values: ReadonlyArray<string | number | null>,
]
