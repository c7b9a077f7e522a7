import { it } from "@effect/vitest"
import { describe } from "vitest"
import { withPostgres } from "../src/storage/postgres/arena.ts"
import { expectFigures } from "./figures.ts"

/**
 * Its commits must be durable: unless a server is named, it starts one, because that of the other tests is
 * not.
 */
const serverUrl = process.env.LIENTHONG_TEST_POSTGRES_URL

describe("The benchmark of stores in PostgreSQL", () => {
  it("has a figure of lienthong and of the bare driver at every work, and says which contender is absent", () =>
    withPostgres("nobody wants them", (arena) => expectFigures(arena, "raw pg"), serverUrl))
})
