import { it } from "@lienthong/testkit/vitest"
import { describe, inject } from "vitest"
import { withPostgres } from "../src/storage/postgres/arena.ts"
import { expectFigures } from "./figures.ts"

describe("The benchmark of stores in PostgreSQL", () => {
  it("has a figure of lienthong and of the bare driver at every work, and says who is absent", () =>
    withPostgres("nobody wants them", (arena) => expectFigures(arena, "raw pg"), inject("postgresUrl")))
})
