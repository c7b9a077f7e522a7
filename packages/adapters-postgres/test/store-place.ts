import { randomUUID } from "node:crypto"
import { BlobKeys, type Commit, Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Context, Effect, Layer } from "effect"
import pg from "pg"
import { inject } from "vitest"
import { type PostgresOptions, postgres } from "../src/index.ts"

export const agency = "000.00.00.H53" as AgencyCode
export const otherAgency = "000.00.00.G22" as AgencyCode

/** Of the superuser, who is also the owner of every store here. */
export const url = inject("postgresUrl")

/** The name of a schema that is not there yet. */
export const newSchema = (): string => `store_${randomUUID().replaceAll("-", "").slice(0, 24)}`

interface Opening extends Partial<PostgresOptions> {
  readonly of?: AgencyCode
  readonly keys?: BlobKeys["Service"]
}

/** Opens the store in a schema until the scope closes. */
export const openStore = (schema: string, { of = agency, keys, ...options }: Opening = {}) =>
  postgres({ url, schema, ...options }).pipe(
    Layer.provide(Layer.succeed(Tenant, { agency: of })),
    Layer.provide(keys === undefined ? Layer.empty : Layer.succeed(BlobKeys, keys)),
    Layer.build,
    Effect.map(Context.get(Storage)),
  )

/** A connection of its own. Default: as the superuser. */
export const connect = (to = url) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const client = new pg.Client({ connectionString: to, application_name: "stranger" })
      client.on("error", () => {})
      await client.connect()
      return client
    }),
    (client) => Effect.promise(() => client.end()),
  )

export const commitOf = (id: string, parts: Partial<Commit> = {}): Commit => ({
  id,
  at: vietnamTime(0),
  by: JSON.stringify(system),
  appends: [],
  ...parts,
})

export const event = { type: "Changed", schemaVersion: 1, data: "{}" }

/** A commit that appends one event to a stream. */
export const append = (id: string, stream = "doc") =>
  commitOf(id, { appends: [{ stream, expected: "any", events: [event] }] })
