import { InputError } from "@lienthong/core"
import { describe, expect, it } from "vitest"
import { type PostgresOptions, postgres } from "../src/index.ts"

const url = "postgres://app:HUNTER2@db.example:5432/lienthong?sslmode=verify-full"

const refusal = (options: unknown): InputError => {
  try {
    postgres(options as PostgresOptions)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error("the options were taken")
}

const addresses: ReadonlyArray<readonly [string, string]> = [
  ["", "an empty text was given"],
  ["junk", "does not begin with postgres://"],
  ["mysql://app:HUNTER2@db/x", "does not begin with postgres://"],
  ["https://app:HUNTER2@db/x", "does not begin with postgres://"],
  ["postgres://app:HUNTER2@db:99999/x", "its port is above 65535"],
  ["postgres://app:HUNTER2@db/x?port=99999", "the port is not one from 1 to 65535"],
  ["postgres://app:HUN#TER2@db:5432/x", "a character in it is not encoded"],
  ["postgres://app:HUNTER2@db1:5432,db2:5432/x", "more than one server"],
  ["postgres://app:HUNTER2@db1,db2/x", "more than one server"],
  ["postgres://app:HUNTER2@db1/x?host=db1,db2", "more than one server"],
]

describe("The options of a PostgreSQL store", () => {
  it("are refused for an address that cannot be used, of which no sentence repeats the password", () => {
    for (const option of ["url", "ownerUrl", "listenUrl"])
      for (const [address, words] of addresses) {
        const error = refusal({ url, [option]: address })
        expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: option } })
        expect(error.sentence.en).toContain(words)
        expect(error.sentence.next.en).toContain("postgres://login:password@host:5432/database")
        expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(/HUN#?TER2/)
      }
  })

  it("are refused for a figure that is not whole or out of its range", () => {
    const wrong: Readonly<Record<string, ReadonlyArray<unknown>>> = {
      answerMillis: [0, 0.5, -1, 2 ** 31, Number.POSITIVE_INFINITY, Number.NaN, "5"],
      poolSize: [0, 0.5, -1, 20_000, Number.POSITIVE_INFINITY],
      partitions: [-1, 2.5, 100_000, Number.POSITIVE_INFINITY],
    }
    for (const [option, values] of Object.entries(wrong))
      for (const value of values) {
        const { detail } = refusal({ url, [option]: value })
        expect(detail).toMatchObject({ field: option, expected: expect.stringContaining("a whole number") })
      }
  })

  it("are refused for a name that no schema or role of a store has", () => {
    for (const option of ["schema", "role"])
      for (const name of ["", "pg_mine", "Mine", 'x"; drop schema public; --', "a".repeat(60), url]) {
        const error = refusal({ url, [option]: name })
        expect(error).toMatchObject({ code: "input/value-invalid", detail: { field: option } })
        expect(`${error.stack}${JSON.stringify(error)}`).not.toContain("HUNTER2")
      }
    for (const role of ["none", "public"])
      expect(refusal({ url, role }).detail).toMatchObject({ field: "role" })
  })

  it("are taken as the driver takes them", () => {
    const taken = [
      url,
      "postgresql://localhost/x",
      "postgres:///x?host=/var/run/postgresql",
      "postgres://app@/x",
      "postgres://app:a%23b@[::1]:5433/x",
    ]
    for (const address of taken)
      for (const listenUrl of [address, false as const])
        expect(() => postgres({ url: address, ownerUrl: address, listenUrl })).not.toThrow()
    const most = { answerMillis: 2 ** 31 - 1, poolSize: 1, partitions: 1_024, schema: "public" }
    expect(() => postgres({ url, ...most })).not.toThrow()
  })
})
