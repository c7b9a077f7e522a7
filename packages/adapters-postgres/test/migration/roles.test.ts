import { it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { describe, expect } from "vitest"
import { append, connect, newSchema, openStore, url } from "../store-place.ts"

/** A login of its own, dropped with whatever it owns. */
const newLogin = Effect.fnUntraced(function* (name: string, rights: string) {
  const client = yield* connect()
  yield* Effect.acquireRelease(
    Effect.promise(() => client.query(`create role ${name} login nosuperuser ${rights}`)),
    () => Effect.promise(() => client.query(`drop owned by ${name}; drop role ${name}`)),
  )
  const login = new URL(url)
  login.username = name
  return login.href
})

describe("The role of a store", () => {
  it.live("may be made at the same moment for another database of the server", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const role = `role_${schema}`
      const client = yield* connect()
      const watcher = yield* connect()
      yield* Effect.addFinalizer(() =>
        Effect.promise(() => watcher.query(`drop owned by ${role}; drop role ${role}`)),
      )
      yield* Effect.promise(() => client.query(`begin; create role ${role} nologin`))
      const opening = yield* Effect.forkChild(openStore(schema, { role }))
      const waits = Effect.promise(() =>
        watcher.query("select from pg_stat_activity where wait_event_type = 'Lock' and query like $1", [
          `%create role ${role}%`,
        ]),
      )
      yield* Effect.repeat(waits, { until: ({ rowCount }) => rowCount === 1 })
      yield* Effect.promise(() => client.query("commit"))
      const store = yield* Fiber.join(opening)
      expect(yield* store.commit(append("one"))).toMatchObject({ versions: { doc: 1 } })
    }),
  )

  it.live("is made by an owner who may make roles and schemas, and nothing more", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const client = yield* connect()
      const owner = yield* newLogin(`owner_${schema}`, "createrole")
      yield* Effect.promise(() =>
        client.query(`grant create on database "${new URL(url).pathname.slice(1)}" to owner_${schema}`),
      )
      yield* Effect.addFinalizer(() =>
        Effect.promise(() => client.query(`drop owned by role_${schema}; drop role role_${schema}`)),
      )
      const store = yield* openStore(schema, { url: owner, role: `role_${schema}` })
      expect(yield* store.commit(append("one"))).toMatchObject({ versions: { doc: 1 } })

      const view = { name: "inbox", version: 1 }
      const row = { key: "d1", row: "{}", lists: [], words: { place: 1, title: ["cong"], others: [] } }
      const asked = { view, words: ["con"], in: "all", limit: 9 } as const
      yield* store.views?.advance({ view, from: 0n, to: 1n, put: [row], remove: [] }) ?? Effect.void
      expect(yield* store.views?.search(asked) ?? Effect.void).toMatchObject({ places: [{ key: "d1" }] })
      const plan = yield* Effect.scoped(
        Effect.flatMap(connect(owner), (own) =>
          Effect.promise(async () => {
            await own.query("set enable_seqscan = off; set enable_indexscan = off")
            return own.query(
              `explain select place from ${schema}.view_words where words @@ '''cong'''::tsquery`,
            )
          }),
        ),
      )
      expect(JSON.stringify(plan.rows), "row-level security keeps the index of words from use").toContain(
        "view_words_index",
      )
    }),
  )
})

describe("A role that row-level security does not bind", () => {
  for (const [right, why] of [
    ["superuser", "is a superuser"],
    ["bypassrls", "has BYPASSRLS"],
  ] as const)
    it.live(`because it ${why}, is refused, and no store is made for it`, () =>
      Effect.gen(function* () {
        const schema = newSchema()
        const role = `role_${schema}`
        const client = yield* connect()
        yield* Effect.acquireRelease(
          Effect.promise(() => client.query(`create role ${role} nologin ${right}`)),
          () => Effect.promise(() => client.query(`drop owned by ${role}; drop role ${role}`)),
        )
        const error = yield* Effect.flip(Effect.scoped(openStore(schema, { role })))
        expect(error.reason).toBe("unavailable")
        expect(error.message).toContain(`the role ${role} ${why}, which row-level security does not bind`)
        const { rows } = yield* Effect.promise(() =>
          client.query("select from pg_namespace where nspname = $1", [schema]),
        )
        expect(rows).toEqual([])
      }),
    )
})

describe("The login of the application", () => {
  it.live("needs no more than membership of the role, once the owner has made the schema", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const client = yield* connect()
      const login = `login_${schema}`
      yield* Effect.acquireRelease(
        Effect.promise(() => client.query(`create role ${login} login nosuperuser`)),
        () => Effect.promise(() => client.query(`drop role ${login}`)),
      )
      const loginUrl = new URL(url)
      loginUrl.username = login
      const asLogin = { url: loginUrl.href, ownerUrl: url }
      expect((yield* Effect.flip(Effect.scoped(openStore(schema, asLogin)))).reason).toBe("unavailable")
      yield* Effect.promise(() => client.query(`grant lienthong_app to ${login}`))
      const store = yield* openStore(schema, asLogin)
      yield* store.commit(append("one"))
      expect(yield* store.readLog(0n, 10)).toHaveLength(1)
    }),
  )

  it.live("gets an error when there is no server", () =>
    Effect.gen(function* () {
      const unreachable = yield* Effect.flip(
        Effect.scoped(openStore(newSchema(), { url: "postgres://nobody@127.0.0.1:1/none" })),
      )
      expect(unreachable).toMatchObject({ reason: "unavailable" })
      expect(unreachable.message).toContain("the server cannot be reached")
    }),
  )
})
