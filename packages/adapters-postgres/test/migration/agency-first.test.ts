import { it } from "@effect/vitest"
import { Effect } from "effect"
import type pg from "pg"
import { describe, expect } from "vitest"
import { connect, newSchema, openStore } from "../store-place.ts"

/** What a node of an earlier release calls; this one does not. */
const ofEarlierReleases = [
  "check_settled()",
  "log_epoch()",
  "log_given()",
  "log_writers(bigint)",
  "oldest_writer(text[])",
  "read_log(text, bigint, bigint, integer, text)",
  "share_settled(bigint, text)",
]

/** The column that an earlier release inserts without. Whatever number it gets, no number comes twice. */
const drawnForEarlierReleases = ["views.number"]

/**
 * What touches nothing of the store, and so runs on every node; and a trigger of a plain server, which has no
 * arguments: on a cluster agencies are moved by the cluster.
 */
const ofNoAgency = ["refuse(text, text)", "refuse_moved()"]

interface Written {
  readonly signature: string
  readonly first: string | null
  readonly body: string
}

const functionsOf = async (client: pg.Client, schema: string): Promise<ReadonlyArray<Written>> => {
  const { rows } = await client.query<Written>(
    `select proname || '(' || oidvectortypes(proargtypes) || ')' as signature,
       case when proargtypes[0] = 'text'::regtype then proargnames[1] end as first, prosrc as body
     from pg_proc where pronamespace = $1::regnamespace order by 1`,
    [schema],
  )
  return rows
}

/** The statements of a function that a distributed PostgreSQL refuses: they write more than one table. */
const refused = ({ signature, body }: Written): ReadonlyArray<string> =>
  body
    .split(";")
    .filter((text) => (text.match(/\b(insert\s+into|delete\s+from|update\s+\w+\.\w+)/gi) ?? []).length > 1)
    .map((text) => `${signature}: ${text.trim().slice(0, 60)}`)

/** What breaks a rule in a schema. */
const broken = async (client: pg.Client, schema: string) => {
  const functions = await functionsOf(client, schema)
  const ours = functions.filter(({ signature }) => !ofEarlierReleases.includes(signature))
  const { rows: defaults } = await client.query<{ readonly name: string }>(
    `select attrelid::regclass || '.' || attname as name from pg_attrdef
     join pg_attribute on attrelid = adrelid and attnum = adnum join pg_class on pg_class.oid = adrelid
     where relnamespace = $1::regnamespace and relname <> 'migrations'
       and pg_get_expr(adbin, adrelid) like '%nextval%'`,
    [schema],
  )
  const { rows: linked } = await client.query<{ readonly name: string }>(
    `select pg_class.oid::regclass::text as name from pg_class
     where relnamespace = $1::regnamespace and relkind in ('v', 'm', 'f')`,
    [schema],
  )
  return {
    withoutAgency: ours
      .filter(({ signature, first }) => first !== "in_agency" && !ofNoAgency.includes(signature))
      .map(({ signature }) => signature),
    callingEarlier: ours
      .filter(({ body }) => /\b(check_settled|log_epoch|log_given)\(\)/.test(body))
      .map(({ signature }) => signature),
    writingTwoTables: ours.flatMap(refused),
    simpleCases: ours
      .filter(({ body }) => /\bcase\s+(?!when\b)\S/i.test(body.replace(/--.*/g, "")))
      .map(({ signature }) => signature),
    drawnByColumns: defaults
      .map(({ name }) => name.replace(`${schema}.`, ""))
      .filter((name) => !drawnForEarlierReleases.includes(name)),
    neitherTableNorSequence: linked.map(({ name }) => name),
  }
}

const nothing = {
  withoutAgency: [],
  callingEarlier: [],
  writingTwoTables: [],
  simpleCases: [],
  drawnByColumns: [],
  neitherTableNorSequence: [],
}

describe("Every function and table of the store, those of views included,", () => {
  it.live("can be sent to the node of its agency by a distributed PostgreSQL", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* Effect.scoped(openStore(schema))
      const client = yield* connect()
      const functions = yield* Effect.promise(() => functionsOf(client, schema))
      expect(functions.length).toBeGreaterThan(40)
      for (const earlier of ofEarlierReleases) expect(functions.map((f) => f.signature)).toContain(earlier)
      expect(yield* Effect.promise(() => broken(client, schema))).toEqual(nothing)
    }),
  )

  it.live("is found out by these rules where a later step forgets them", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      yield* Effect.scoped(openStore(schema))
      const client = yield* connect()
      yield* Effect.promise(() =>
        client.query(`
          create function ${schema}.count_all(of_year integer) returns bigint language sql as $$ select 1 $$;
          create function ${schema}.end_of(in_agency text) returns bigint language plpgsql as
            $$ begin return ${schema}.log_given(); end $$;
          create function ${schema}.both(in_agency text) returns void language plpgsql as $$ begin
            with gone as (delete from ${schema}.marks where agency = in_agency returning key)
            insert into ${schema}.marks select in_agency, key, '' from gone; end $$;
          create function ${schema}.named(in_agency text, state text) returns text language plpgsql as
            $$ begin return case state when 'a' then 'b' end; end $$;
          create sequence ${schema}.own; alter table ${schema}.marks add column n bigint default nextval('${schema}.own');
          create view ${schema}.seen as select 1 as one`),
      )
      expect(yield* Effect.promise(() => broken(client, schema))).toEqual({
        withoutAgency: ["count_all(integer)"],
        callingEarlier: ["end_of(text)"],
        writingTwoTables: [expect.stringContaining("both(text)")],
        simpleCases: ["named(text, text)"],
        drawnByColumns: ["marks.n"],
        neitherTableNorSequence: [`${schema}.seen`],
      })
    }),
  )
})
