import { randomUUID } from "node:crypto"
import { postgres } from "@lienthong/adapters-postgres"
import { type Commit, Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Context, Effect, Layer } from "effect"
import pg from "pg"
import { inject } from "vitest"

export const agency = "000.00.00.H53" as AgencyCode
export const otherAgency = "000.00.00.G22" as AgencyCode

/** The database of the run, as the owner of every store in it. */
export const url = inject("postgresUrl")

/** The name of a schema that is not there yet. */
export const newSchema = (): string => `store_${randomUUID().replaceAll("-", "").slice(0, 24)}`

/** Opens the agency's store in a schema until the scope closes. */
export const openStore = (schema: string) =>
  postgres({ url, schema }).pipe(
    Layer.provide(Layer.succeed(Tenant, { agency })),
    Layer.build,
    Effect.map(Context.get(Storage)),
  )

/** A connection past every store. */
export const connect = () =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const client = new pg.Client({ connectionString: url, application_name: "stranger" })
      client.on("error", () => {})
      await client.connect()
      return client
    }),
    (client) => Effect.promise(() => client.end()),
  )

export const at = vietnamTime(0)

/** A commit that appends one event to the stream `doc`. */
export const append = (id: string): Commit => ({
  id,
  at,
  by: JSON.stringify(system),
  appends: [{ stream: "doc", expected: "any", events: [{ type: "Changed", schemaVersion: 1, data: "{}" }] }],
})
