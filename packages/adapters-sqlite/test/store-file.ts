import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Commit, Storage, Tenant } from "@lienthong/core/adapter"
import { type AgencyCode, system } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Context, Effect, Layer } from "effect"
import { type SqliteOptions, sqlite } from "../src/index.ts"

export const agency = "000.00.00.H53" as AgencyCode

/** The path of a file that does not exist yet, in a folder that is removed with the scope. */
export const newPath = Effect.map(
  Effect.acquireRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "lienthong-sqlite-"))),
    (folder) => Effect.sync(() => rmSync(folder, { recursive: true })),
  ),
  (folder) => join(folder, "store.db"),
)

/** Opens the store in a file until the scope closes. */
export const openStore = (path: string, options?: SqliteOptions, of = agency) =>
  sqlite(path, options).pipe(
    Layer.provide(Layer.succeed(Tenant, { agency: of })),
    Layer.build,
    Effect.map(Context.get(Storage)),
  )

export const commitOf = (id: string, parts: Partial<Commit> = {}): Commit => ({
  id,
  at: vietnamTime(0),
  by: JSON.stringify(system),
  appends: [],
  ...parts,
})

export const event = { type: "Changed", schemaVersion: 1, data: "{}" }
