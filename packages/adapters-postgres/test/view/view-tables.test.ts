import { type DraftRequest, openExchange } from "@lienthong/core"
import { clerk, memoryAxis, testOptions } from "@lienthong/testkit"
import { Kysely, PostgresDialect, sql } from "kysely"
import pg from "pg"
import { expect, it } from "vitest"
import { postgres, type ViewTables } from "../../src/index.ts"
import { newSchema, url } from "../store-place.ts"

const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

const letter = (subject: string): DraftRequest => ({
  type: "bao-cao",
  subject,
  files: [{ name: "bao-cao.pdf", bytes: new TextEncoder().encode("%PDF-1.4") }],
})

it("A host joins the lines of a report with a table of its own, by SQL", async () => {
  const schema = newSchema()
  const exchange = await openExchange({
    ...testOptions(memoryAxis([agency]), agency),
    storage: postgres({ url, schema }),
  })
  const ids = [
    await exchange.outgoing.draft(letter("Kết quả thí điểm"), { by: clerk }),
    await exchange.outgoing.draft(letter("Kế hoạch"), { by: clerk }),
  ]
  const { rows } = await exchange.reports.outgoing()
  const db = new Kysely<ViewTables & { ghi_chu: { document: string; text: string } }>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
  })
  const own = db.withSchema(schema)
  await own.schema.createTable("ghi_chu").addColumn("document", "text").addColumn("text", "text").execute()
  await own
    .insertInto("ghi_chu")
    .values({ document: ids[0] ?? "", text: "Trình lại" })
    .execute()
  await sql`grant select on ${sql.table(`${schema}.ghi_chu`)} to lienthong_app`.execute(db)
  const joined = await own.transaction().execute(async (transaction) => {
    await sql`select set_config('role', 'lienthong_app', true),
      set_config('lienthong.agency', ${agency.code}, true)`.execute(transaction)
    return transaction
      .selectFrom("views")
      .innerJoin("view_lists", "view_lists.view", "views.number")
      .innerJoin("view_rows", (on) =>
        on.onRef("view_rows.view", "=", "views.number").onRef("view_rows.key", "=", "view_lists.key"),
      )
      .leftJoin("ghi_chu", (on) =>
        on.on("ghi_chu.document", "=", sql<string>`view_rows."row"::jsonb ->> 'document'`),
      )
      .where("views.live", "=", true)
      .where("views.name", "like", "dossiers-%")
      .where("view_lists.list", "=", "outgoing/drafted/")
      .orderBy("view_lists.sort", "desc")
      .select(["view_rows.row", "ghi_chu.text"])
      .execute()
  })
  expect(joined.map(({ row }) => JSON.parse(row))).toEqual(rows)
  expect(joined.map(({ text }) => text)).toEqual(
    rows.map(({ document }) => (document === ids[0] ? "Trình lại" : null)),
  )
  await db.destroy()
  await exchange.close()
})
