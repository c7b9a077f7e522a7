import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely"
import { expect, it } from "vitest"
import { migrations } from "../../src/migration/migrations.ts"

/** SHA-256 of every statement that a step runs, in their order, with its values. */
const hashOf = async (run: (db: Kysely<unknown>) => Promise<void>): Promise<string> => {
  const hash = createHash("sha256")
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (of) => new SqliteIntrospector(of),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    log: ({ query: { sql, parameters } }) => {
      hash.update(JSON.stringify([sql, parameters]))
    },
  })
  await run(db)
  return hash.digest("hex")
}

// A failure here means that a step was changed: add another one. A step that no release has had yet is
// recorded anew with `npx vitest run <this file> -u`.
it("No step of the schema is changed after it was recorded: there are stores that have taken it", async () => {
  const steps: Record<string, string> = {}
  for (const [name, { up }] of Object.entries(migrations)) steps[name] = await hashOf(up)
  await expect(`${JSON.stringify(steps, undefined, 2)}\n`).toMatchFileSnapshot("recorded-steps.json")
})

it("No step takes its text from code that lives on, which would change it with the next release", () => {
  const folder = resolve(import.meta.dirname, "../../src/migration")
  const steps = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^\d{4}[-/\\].*\.ts$/.test(file),
  )
  expect(steps.length).toBeGreaterThan(1)
  for (const step of steps)
    for (const [, path = ""] of readFileSync(join(folder, step), "utf8").matchAll(/from "(\.[^"]*)"/g))
      expect(resolve(folder, step, "..", path)).toMatch(/[/\\]migration[/\\](\d{4}[-/\\].*|enter|place)\.ts$/)
})
