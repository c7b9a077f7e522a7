import { it } from "@effect/vitest"
import { Effect } from "effect"
import { describe, expect } from "vitest"
import { append, commitOf, connect, newSchema, openStore } from "../store-place.ts"

const mark = commitOf("mark", { marks: [{ key: "12/BC-UBND", value: "doc" }] })

describe("What the server does not know", () => {
  const calls = {
    "a function of another schema that a trigger of the host calls": "perform host.log_it(new.key)",
    "an operator": "perform new.key = true",
  }
  for (const [what, call] of Object.entries(calls))
    it.live(`is not a sign of a newer release when it is ${what}`, () =>
      Effect.gen(function* () {
        const schema = newSchema()
        const store = yield* openStore(schema)
        const client = yield* connect()
        yield* Effect.promise(() =>
          client.query(`create schema if not exists host; grant usage on schema host to public;
            create function ${schema}.audit() returns trigger language plpgsql as
            $$ begin ${call}; return new; end $$;
            create trigger audit before insert on ${schema}.marks for each row execute function ${schema}.audit()`),
        )
        const { reason, detail } = yield* Effect.flip(store.commit(mark))
        expect([reason, detail.problem]).toEqual(["unavailable", expect.stringContaining("42883")])
      }),
    )

  it.live("is a newer release when it is a function of the store, also one that a function calls", () =>
    Effect.gen(function* () {
      const schema = newSchema()
      const store = yield* openStore(schema)
      const client = yield* connect()
      yield* Effect.promise(() => client.query(`alter function ${schema}.set_marks rename to set_marks_9`))
      expect((yield* Effect.flip(store.commit(mark))).reason).toBe("schema-too-new")
      yield* Effect.promise(() =>
        client.query(`alter function ${schema}.read_settled rename to read_settled_9`),
      )
      yield* store.commit(append("one"))
      expect((yield* Effect.flip(store.readLog(0n, 9))).reason).toBe("schema-too-new")
    }),
  )
})
