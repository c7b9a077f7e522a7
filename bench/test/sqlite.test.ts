import { it } from "@effect/vitest"
import { describe } from "vitest"
import { withSqlite } from "../src/storage/sqlite/arena.ts"
import { expectFigures } from "./figures.ts"

describe("The benchmark of stores in SQLite", () => {
  it("has a figure of lienthong and of the bare driver at every work, and says which contender is absent", () =>
    withSqlite("nobody wants them", (arena) => expectFigures(arena, "raw better-sqlite3")))
})
