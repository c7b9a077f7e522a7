import type { StorageError } from "@lienthong/core"
import { Effect } from "effect"
import { stepsOf } from "./migration/upgrade-schema.ts"
import { freeze, guard } from "./move/guard.ts"
import { MoveError } from "./move/move-error.ts"
import {
  forgetMove,
  inTransaction,
  type Move,
  type MovePlace,
  moveAt,
  noteMove,
  openPlace,
} from "./move/move-place.ts"
import { contentOf, removeRows, type Surplus, syncTable } from "./move/sync-table.ts"
import { dataTables, describeTables, type MovedTable, viewTables } from "./move/tables.ts"
import { checkOptions } from "./postgres-options.ts"
import { storageErrorOf } from "./server/error.ts"
import { lastStep, schemaSteps } from "./server/schema-steps.ts"

/** Which agency moves, and from where to where. */
export interface MoveAgencyOptions {
  readonly agency: string
  /** The address of the server that has the agency, with the login of the store's owner. No pooler. */
  readonly from: string
  /** The address of the server that it moves to, likewise. Its store is of the same release. */
  readonly to: string
  /** The schema at both. Default: `lienthong`. */
  readonly schema?: string
  /** Called when all is copied, before the new place may be written. Throws to leave the move open. */
  readonly prove?: () => Promise<void>
  /** Called with what goes on, for a person who waits. */
  readonly onProgress?: (progress: MoveProgress) => void
}

/** How far a move is. */
export interface MoveProgress {
  /** Copying while work goes on, and after it stands still. */
  readonly phase: "copying" | "standing"
  readonly table: string
  /** The rows copied in this phase. */
  readonly rows: number
}

/** What a move has done. */
export interface AgencyMoved {
  readonly agency: string
  /** Where it is now, without a login. */
  readonly to: string
  /** The number of its rows in each table there. */
  readonly rows: Readonly<Record<string, number>>
  /** How long nothing could be written. */
  readonly standingMillis: number
}

interface Sides {
  readonly from: MovePlace
  readonly to: MovePlace
}

const identityOf = async ({ client }: MovePlace): Promise<string> => {
  const { rows } = await client.query<{ readonly identity: string }>(
    `select json_build_array(inet_server_addr(), inet_server_port(), pg_postmaster_start_time(),
       current_database())::text as identity`,
  )
  return rows[0]?.identity ?? ""
}

const isReadOnly = async ({ client }: MovePlace): Promise<boolean> => {
  const { rows } = await client.query<{ readonly readonly: boolean }>(
    "select pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as readonly",
  )
  return rows[0]?.readonly ?? true
}

const hasAgency = async ({ client, schema, agency }: MovePlace): Promise<boolean> => {
  const { rows } = await client.query(
    `select from ${schema}.streams where agency = $1 union all select from ${schema}.commits where agency = $1 limit 1`,
    [agency],
  )
  return rows.length > 0
}

/** Refuses two places between which nothing can be moved. Changes nothing. */
const refusePlaces = async ({ from, to }: Sides): Promise<void> => {
  if ((await identityOf(from)) === (await identityOf(to)))
    throw new MoveError({ reason: "same-place", detail: { from: from.name, to: to.name } })
  const [fromSteps, toSteps] = [await stepsOf(from.client, from), await stepsOf(to.client, to)]
  const [fromStep = "none", toStep = "none"] = [fromSteps.at(-1), toSteps.at(-1)]
  if ([fromSteps, toSteps].some((steps) => steps.length !== schemaSteps.length || steps.at(-1) !== lastStep))
    throw new MoveError({
      reason: "schema-differs",
      detail: { from: from.name, fromStep, to: to.name, toStep, known: lastStep },
    })
  for (const place of [from, to])
    if (await isReadOnly(place)) throw new MoveError({ reason: "read-only", detail: { place: place.name } })
}

const isBetween = (move: Move | undefined, other: MovePlace, state: Move["state"]): boolean =>
  move?.state === state && move.other === other.name

/** Refuses a move of what is not at the one place, or is at the other already. Changes nothing. */
const refuseMove = async ({ from, to }: Sides): Promise<void> => {
  const { agency } = from
  const [left, arriving] = [await moveAt(from), await moveAt(to)]
  if (left !== undefined && !isBetween(left, to, "left"))
    throw new MoveError({ reason: "source-moved", detail: { agency, place: from.name, other: left.other } })
  if (left !== undefined && arriving === undefined)
    throw new MoveError({ reason: "source-moved", detail: { agency, place: from.name, other: to.name } })
  if (!(await hasAgency(from)))
    throw new MoveError({ reason: "agency-absent", detail: { agency, place: from.name } })
  const comesBack = isBetween(arriving, from, "left")
  if (
    !comesBack &&
    !isBetween(arriving, from, "arriving") &&
    (arriving !== undefined || (await hasAgency(to)))
  )
    throw new MoveError({ reason: "target-taken", detail: { agency, place: to.name } })
}

const numbered = [
  { table: "events", column: "position", sequence: "log_position" },
  { table: "work", column: "number", sequence: "work_number" },
  { table: "views", column: "number", sequence: "view_number" },
]

/**
 * Lets the new place give out only numbers above those that come. Under a lock that writers wait for: no
 * number may be given out twice.
 */
const raiseNumbers = async ({ from, to }: Sides): Promise<void> => {
  for (const { table, column, sequence } of numbered) {
    const { rows } = await from.client.query<{ readonly last: string | null }>(
      `select max(${column}) as last from ${from.schema}.${table} where agency = $1`,
      [from.agency],
    )
    const last = rows[0]?.last
    if (last == null) continue
    await inTransaction(to, async () => {
      await to.client.query(`lock table ${to.schema}.${table} in share row exclusive mode`)
      await to.client.query(
        `select setval('${to.schema}.${sequence}', greatest(last_value, $1)) from ${to.schema}.${sequence}`,
        [last],
      )
    })
  }
}

const syncAll = async (
  { from, to }: Sides,
  tables: ReadonlyArray<MovedTable>,
  tell: (table: string, rows: number) => void,
): Promise<void> => {
  const surplus: Array<Surplus> = []
  for (const table of tables)
    surplus.unshift(await syncTable(from, to, table, (rows) => tell(table.name, rows)))
  for (const each of surplus) await removeRows(to, each)
}

/** The rows of both places, which must be the same. */
const proveSame = async ({ from, to }: Sides, tables: ReadonlyArray<MovedTable>) => {
  const rows: Record<string, number> = {}
  for (const table of tables) {
    const [here, there] = await Promise.all([contentOf(from, table), contentOf(to, table)])
    if (here.rows !== there.rows || here.digest !== there.digest)
      throw new MoveError({ reason: "differs", detail: { from: from.name, to: to.name, table: table.name } })
    rows[table.name] = Number(there.rows)
  }
  return rows
}

const teller = (onProgress: MoveAgencyOptions["onProgress"], phase: MoveProgress["phase"]) => {
  let rows = 0
  return (table: string, more: number) => {
    rows += more
    onProgress?.({ phase, table, rows })
  }
}

const move = async (sides: Sides, { prove, onProgress }: MoveAgencyOptions): Promise<AgencyMoved> => {
  const { from, to } = sides
  await refusePlaces(sides)
  await refuseMove(sides)
  await guard(to)
  await noteMove(to, "arriving", from)
  await guard(from)
  const data = await describeTables(from, dataTables)
  const views = await describeTables(from, viewTables)
  const copying = teller(onProgress, "copying")
  await raiseNumbers(sides)
  // Views are whole at one position: one snapshot of them needs no more copying after it. What an earlier
  // move left of them may have other numbers.
  await removeAll(to, viewTables)
  await inTransaction(
    from,
    () => syncAll(sides, views, copying),
    "begin isolation level repeatable read read only",
  )
  // What refers to a file may be newer than the files that are there.
  await syncAll(
    sides,
    data.filter(({ name }) => name !== "holds"),
    copying,
  )
  const begun = performance.now()
  await freeze(from, to)
  await raiseNumbers(sides)
  await syncAll(sides, data, teller(onProgress, "standing"))
  const rows = await proveSame(sides, data)
  await prove?.()
  await forgetMove(to)
  return { agency: from.agency, to: to.name, rows, standingMillis: Math.round(performance.now() - begun) }
}

const removeAll = async (
  { client, schema, agency }: MovePlace,
  tables: ReadonlyArray<{ readonly name: string }>,
): Promise<void> => {
  for (const { name } of tables)
    await client.query(`delete from ${schema}.${name} where agency = $1`, [agency])
}

const undo = async (sides: Sides): Promise<void> => {
  const { from, to } = sides
  const { agency } = from
  await refusePlaces(sides)
  const arriving = await moveAt(to)
  if (!isBetween(arriving, from, "arriving")) {
    const reason = (await hasAgency(to)) ? "move-done" : "agency-absent"
    throw new MoveError({ reason, detail: { agency, place: to.name } })
  }
  await inTransaction(to, async () => {
    await removeAll(to, [...viewTables, ...[...dataTables].reverse()])
    await forgetMove(to)
  })
  if (isBetween(await moveAt(from), to, "left")) await forgetMove(from)
}

const between = <A>(
  options: MoveAgencyOptions,
  run: (sides: Sides) => Promise<A>,
): Effect.Effect<A, MoveError | StorageError> => {
  const { agency, schema = "lienthong" } = options
  for (const url of [options.from, options.to]) checkOptions({ url, schema }, [])
  return Effect.tryPromise({
    try: async () => {
      const from = await openPlace(options.from, schema, agency)
      try {
        const to = await openPlace(options.to, schema, agency)
        try {
          return await run({ from, to })
        } finally {
          await to.client.end()
        }
      } finally {
        await from.client.end()
      }
    },
    catch: (thrown) => (thrown instanceof MoveError ? thrown : storageErrorOf(thrown, [], schema)),
  })
}

/**
 * Moves an agency to another server (chuyển dữ liệu của cơ quan sang máy chủ khác) while its work goes on:
 * copies its events, marks, work, files, views and seals, lets nothing be written for seconds at the end, and
 * compares both places row by row. The old place is read-only from then on, and says where the agency is. A
 * move that was cut off goes on when it is called again.
 *
 * @example
 * ```ts
 * import { moveAgency } from "@lienthong/adapters-postgres"
 * import { Effect } from "effect"
 *
 * const moved = await Effect.runPromise(
 *   moveAgency({
 *     agency: "000.01.12.H53",
 *     from: "postgres://lienthong@may-1/lienthong",
 *     to: "postgres://lienthong@may-2/lienthong",
 *   }),
 * )
 * console.log(`${moved.rows.events} events, ${moved.standingMillis} ms without writing`)
 * ```
 */
export const moveAgency = (
  options: MoveAgencyOptions,
): Effect.Effect<AgencyMoved, MoveError | StorageError> => between(options, (sides) => move(sides, options))

/**
 * Undoes a move that is not complete: removes what was copied, and the agency is written at its old place
 * again. Fails with `move-done` for a complete one.
 *
 * @example
 * ```ts
 * import { undoMove } from "@lienthong/adapters-postgres"
 * import { Effect } from "effect"
 *
 * await Effect.runPromise(
 *   undoMove({
 *     agency: "000.01.12.H53",
 *     from: "postgres://lienthong@may-1/lienthong",
 *     to: "postgres://lienthong@may-2/lienthong",
 *   }),
 * )
 * ```
 */
export const undoMove = (options: MoveAgencyOptions): Effect.Effect<void, MoveError | StorageError> =>
  between(options, undo)
