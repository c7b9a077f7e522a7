import { it } from "@effect/vitest"
import { type DraftRequest, openExchange } from "@lienthong/core"
import { clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import Database from "better-sqlite3"
import { Effect } from "effect"
import { Kysely, SqliteDialect, sql } from "kysely"
import { expect } from "vitest"
import { sqlite, type ViewTables } from "../../src/index.ts"
import { newPath } from "../store-file.ts"

const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

const letter = (subject: string): DraftRequest => ({
  type: "bao-cao",
  subject,
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }],
})

const joinedIn = async (path: string) => {
  const exchange = await openExchange({ ...testOptions(memoryAxis([agency]), agency), storage: sqlite(path) })
  const ids = [
    await exchange.outgoing.draft(letter("Kết quả thí điểm"), { by: clerk }),
    await exchange.outgoing.draft(letter("Kế hoạch"), { by: clerk }),
  ]
  const { rows } = await exchange.reports.outgoing()
  const file = new Database(path)
  const db = new Kysely<ViewTables & { ghi_chu: { document: string; text: string } }>({
    dialect: new SqliteDialect({ database: file }),
  })
  await db.schema.createTable("ghi_chu").addColumn("document", "text").addColumn("text", "text").execute()
  await db
    .insertInto("ghi_chu")
    .values({ document: ids[0] ?? "", text: "Trình lại" })
    .execute()
  const joined = await db
    .selectFrom("views")
    .innerJoin("view_lists", "view_lists.view", "views.number")
    .innerJoin("view_rows", (on) =>
      on.onRef("view_rows.view", "=", "views.number").onRef("view_rows.key", "=", "view_lists.key"),
    )
    .leftJoin("ghi_chu", (on) =>
      on.on("ghi_chu.document", "=", sql<string>`view_rows."row" ->> '$.document'`),
    )
    .where("views.live", "=", 1)
    .where("views.name", "like", "dossiers-%")
    .where("view_lists.list", "=", "outgoing/drafted/")
    .orderBy("view_lists.sort", "desc")
    .select(["view_rows.row", "ghi_chu.text"])
    .execute()
  expect(joined.map(({ row }) => JSON.parse(row))).toEqual(rows)
  expect(joined.map(({ text }) => text)).toEqual(
    rows.map(({ document }) => (document === ids[0] ? "Trình lại" : null)),
  )
  await db.destroy()
  await exchange.close()
}

it.live("A host joins the lines of a report with a table of its own, by SQL", () =>
  Effect.flatMap(newPath, (path) => Effect.promise(() => joinedIn(path))),
)
