import { StorageError } from "@lienthong/core"
import { Effect } from "effect"
import pg from "pg"
import { distributionFaults, isDistributed, readDistribution } from "./check/distribution.ts"
import { listed, unfit } from "./check/fault.ts"
import { agencyFunctions, commonFunctions } from "./check/functions.ts"
import { migrations } from "./migration/migrations.ts"
import { refuseUnboundRole, stepsOf } from "./migration/upgrade-schema.ts"
import { checkOptions } from "./postgres-options.ts"
import { storageErrorOf, unavailable } from "./server/error.ts"
import { patience } from "./server/server.ts"

/** Which store is checked, and the ends of whose logs are looked at. */
export interface CheckStoreOptions {
  /** The address of the database, as for `postgres`. */
  readonly url: string
  /** Default: `lienthong`. */
  readonly schema?: string
  /** Default: `lienthong_app`. */
  readonly role?: string
  /** Default: all agencies, if row-level security does not bind the login, and otherwise none. */
  readonly agencies?: ReadonlyArray<string>
}

/** What a check of a store has found. */
export interface StoreCheck {
  readonly schema: string
  /** The last step of the schema. */
  readonly step: string
  /** Whether its tables are distributed over the nodes of a Citus cluster. */
  readonly isDistributed: boolean
  /** The agencies at the ends of whose logs it has looked. */
  readonly agencies: ReadonlyArray<string>
  /** What is not as it must be. Empty for a store that is. */
  readonly faults: ReadonlyArray<StorageError>
}

type Place = Required<Pick<CheckStoreOptions, "schema" | "role">>

const missingFunctions = async (client: pg.ClientBase, { schema }: Place) => {
  const { rows } = await client.query<{ readonly name: string; readonly hasAgency: boolean }>(
    `select proname as name, coalesce(proargnames[1] = 'in_agency', false) as "hasAgency" from pg_proc
     where pronamespace = $1::regnamespace`,
    [schema],
  )
  const there = new Set(rows.map(({ name, hasAgency }) => (hasAgency ? name : `${name} of no agency`)))
  const missing = [
    ...agencyFunctions.filter((name) => !there.has(name)),
    ...commonFunctions.filter((name) => !there.has(`${name} of no agency`)),
  ]
  return missing.length === 0
    ? []
    : [
        unfit(schema, {
          en: `missing: the functions ${listed(missing)}`,
          vi: `thiếu các hàm ${listed(missing)}`,
        }),
      ]
}

const unguardedTables = async (client: pg.ClientBase, { schema }: Place) => {
  const { rows } = await client.query<{ readonly name: string }>(
    `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind in ('r', 'p')
       and relname <> 'migrations' and not (relrowsecurity and relforcerowsecurity) order by relname`,
    [schema],
  )
  const names = listed(rows.map(({ name }) => name))
  return rows.length === 0
    ? []
    : [
        unfit(schema, {
          en: `row-level security does not separate the agencies in ${names}`,
          vi: `các bảng ${names} chưa tách dữ liệu theo cơ quan (bảo mật theo dòng)`,
        }),
      ]
}

/** All agencies, for a login that row-level security does not bind. */
const allAgencies = async (client: pg.ClientBase, { schema }: Place): Promise<ReadonlyArray<string>> => {
  const { rows: free } = await client.query(
    "select from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)",
  )
  if (free.length === 0) return []
  const { rows } = await client.query<{ readonly agency: string }>(
    `select distinct agency from ${schema}.streams order by agency`,
  )
  return rows.map(({ agency }) => agency)
}

const shortLogs = async (client: pg.ClientBase, { schema }: Place, agencies: ReadonlyArray<string>) => {
  const faults: Array<StorageError> = []
  for (const agency of agencies) {
    const { rows } = await client.query<{ readonly beyond: string | null; readonly given: string }>(
      `select beyond, given from ${schema}.log_writers($1, 0)`,
      [agency],
    )
    for (const { beyond, given } of rows)
      if (beyond !== null)
        faults.push(
          new StorageError({ reason: "log-short", detail: { agency, position: beyond, through: given } }),
        )
  }
  return faults
}

const known = Object.keys(migrations)

const check = async (client: pg.ClientBase, place: Place, asked: ReadonlyArray<string> | undefined) => {
  const { schema } = place
  const steps = await stepsOf(client, place)
  const step = steps.at(-1)
  if (step === undefined) throw unavailable(`the database has no store in a schema named ${schema}`)
  const answer = { schema, step, isDistributed: false, agencies: [], faults: [] }
  const newer = steps.find((name) => !known.includes(name))
  if (newer !== undefined) {
    const detail = { found: newer, known: known.at(-1) ?? "none" }
    return { ...answer, faults: [new StorageError({ reason: "schema-too-new", detail })] }
  }
  if (steps.length < known.length) {
    const missing = listed(known.filter((name) => !steps.includes(name)))
    const problem = { en: `missing: the steps ${missing}`, vi: `thiếu các bước ${missing}` }
    return { ...answer, faults: [unfit(schema, problem)] }
  }
  const functions = await missingFunctions(client, place)
  const distribution = await readDistribution(client, schema)
  const isSpread = distribution !== undefined && isDistributed(distribution)
  const faults = [
    ...(await unboundRole(client, place)),
    ...functions,
    ...(await unguardedTables(client, place)),
    ...(isSpread ? distributionFaults(schema, distribution) : []),
  ]
  // If the functions are not as they must be, what they say of the log proves nothing.
  const agencies = faults.length > 0 ? [] : (asked ?? (await allAgencies(client, place)))
  return {
    ...answer,
    isDistributed: isSpread,
    agencies,
    faults: [...faults, ...(await shortLogs(client, place, agencies))],
  }
}

const unboundRole = (client: pg.ClientBase, place: Place): Promise<ReadonlyArray<StorageError>> =>
  refuseUnboundRole(client, place).then(
    () => [],
    (thrown) => {
      if (thrown instanceof StorageError) return [thrown]
      throw thrown
    },
  )

/**
 * Checks whether a store is as this release needs it: its steps, functions, row-level security and role, how
 * Citus has distributed it where it has, and that no log would be read shorter than what was committed. It
 * changes nothing. It fails where there is no store to read.
 *
 * @example
 * ```ts
 * import { checkStore } from "@lienthong/adapters-postgres"
 * import { Effect } from "effect"
 *
 * const { faults } = await Effect.runPromise(checkStore({ url: "postgres://lienthong@localhost/lienthong" }))
 * for (const { sentence } of faults) console.error(sentence.en)
 * ```
 */
export const checkStore = (options: CheckStoreOptions): Effect.Effect<StoreCheck, StorageError> => {
  const { agencies, ...place } = options
  checkOptions(place, [])
  const { url, schema = "lienthong", role = "lienthong_app" } = options
  return Effect.tryPromise({
    try: async (): Promise<StoreCheck> => {
      const { answerMillis } = patience
      const client = new pg.Client({
        connectionString: url,
        application_name: "lienthong",
        connectionTimeoutMillis: answerMillis,
        query_timeout: answerMillis * 10,
      })
      client.on("error", () => {})
      try {
        await client.connect()
        return await check(client, { schema, role }, agencies)
      } finally {
        await client.end()
      }
    },
    catch: (thrown) => storageErrorOf(thrown, [], schema),
  })
}
