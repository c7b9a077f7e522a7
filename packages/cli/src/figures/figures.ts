import { writeFile } from "node:fs/promises"
import { LocalDate } from "@lienthong/core/calendar"
import {
  exchangeByUnit,
  type FiguresReport,
  type FigureTable,
  type Grouping,
  handlingByUnit,
  printRows,
  signaturePlan,
  signedElectronicByType,
  storeFigures,
  tableCsv,
} from "@lienthong/core/report"
import { Result, Schema } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { fileProblem } from "../console/file-problem.ts"
import { tellProblem } from "../console/problem-lines.ts"
import { noWords, readOptions, refuse, type UsageProblem } from "../console/usage-problem.ts"
import { openStore, refuseEmpty, type StoreChoice } from "../store/open-store.ts"
import { progressBar } from "../views/progress-bar.ts"
import { tablesXlsx } from "./table-xlsx.ts"

interface Kind {
  readonly groupBy: Grouping
  readonly make: (figures: FiguresReport) => FigureTable
}

const tables: Readonly<Record<string, Kind>> = {
  "signed-electronic-by-type": { groupBy: "type", make: signedElectronicByType },
  "signature-plan": { groupBy: "type", make: (figures) => signaturePlan(figures) },
  "exchange-by-unit": { groupBy: "unit", make: exchangeByUnit },
  "handling-incoming": { groupBy: "unit", make: (figures) => handlingByUnit(figures, "incoming") },
  "handling-outgoing": { groupBy: "unit", make: (figures) => handlingByUnit(figures, "outgoing") },
}

const needed = (value: string | undefined, option: string): Result.Result<string, UsageProblem> =>
  value === undefined
    ? Result.fail({ en: `${option} is needed`, vi: `cần ${option}` })
    : Result.succeed(value)

const isDay = Schema.is(LocalDate)

const day = (value: string | undefined, option: string): Result.Result<string, UsageProblem> =>
  Result.flatMap(needed(value, option), (text) =>
    isDay(text)
      ? Result.succeed(text)
      : Result.fail({
          en: `${option} must be a day, such as 2026-09-30`,
          vi: `${option} phải là ngày, như 2026-09-30`,
        }),
  )

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      store: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      table: { type: "string" },
      agency: { type: "string" },
      schema: { type: "string" },
      csv: { type: "boolean", default: false },
      xlsx: { type: "string" },
      json: { type: "boolean", default: false },
    })
    yield* noWords(positionals)
    const name = yield* needed(values.table, "--table")
    const kind = Object.hasOwn(tables, name) ? tables[name] : undefined
    if (kind === undefined) {
      const known = Object.keys(tables).join(", ")
      return yield* Result.fail<UsageProblem>({
        en: `there is no table "${name}": ${known}`,
        vi: `không có biểu "${name}": ${known}`,
      })
    }
    if ([values.csv, values.json, values.xlsx !== undefined].filter((each) => each).length > 1)
      return yield* Result.fail<UsageProblem>({
        en: "only one of --csv, --xlsx and --json can be given",
        vi: "chỉ dùng một trong --csv, --xlsx và --json",
      })
    const from = yield* day(values.from, "--from")
    const until = yield* day(values.to, "--to")
    if (from > until)
      return yield* Result.fail<UsageProblem>({
        en: `--to ${until} is before --from ${from}`,
        vi: `--to ${until} trước --from ${from}`,
      })
    return {
      where: yield* needed(values.store, "--store"),
      period: { from, until },
      kind,
      ...values,
    }
  })

const count = async (
  where: string,
  choice: StoreChoice,
  request: Parameters<typeof storeFigures>[0],
  console: Console,
): Promise<FiguresReport | undefined> => {
  const opened = await openStore(where, choice)
  const { runtime } = opened
  const { progress } = console
  try {
    await refuseEmpty(opened)
    return await runtime.runPromise(
      storeFigures(request, progress && ((done, all) => progress(progressBar("figures", done, all)))),
    )
  } finally {
    progress?.("")
    await runtime.dispose()
  }
}

const notKept = [
  "Kho chưa có dữ liệu đọc của phiên bản này: mở một báo cáo hoặc chạy lienthong views rebuild",
  "The store keeps nothing that this version reads: ask for a report, or run lienthong views rebuild",
]

const notCurrent = (asOf: number) => [
  `Số liệu tính đến sự kiện ${asOf}, nhật ký đã có thêm: mở một báo cáo rồi chạy lại`,
  `Counted up to event ${asOf}, and the log has more: ask for a report and run this again`,
]

const printed = (table: FigureTable): ReadonlyArray<string> => [
  `${table.title.vi} | ${table.title.en}`,
  table.period.vi,
  table.columns.map(({ title }) => title.vi).join(" | "),
  ...printRows(table).map((row) => row.join(" | ")),
]

/** Writes the workbook; a place that cannot be written is a wrong argument. */
const writeBook = async (path: string, table: FigureTable, console: Console): Promise<number> => {
  const book = await tablesXlsx([table])
  try {
    await writeFile(path, book)
    return 0
  } catch (error) {
    const { en, vi } = fileProblem(error)
    return refuse(
      "figures",
      {
        en: `--xlsx ${path} cannot be written: ${en}`,
        vi: `không ghi được tệp --xlsx ${path}: ${vi}`,
      },
      console,
    )
  }
}

/**
 * Runs `lienthong figures --store FILE|URL --from DAY --to DAY --table TABLE`: counts the figures of a period
 * from what the store keeps of each document, by the rules of the exchange that keeps it, and prints a table.
 * Exit codes: 0 success, 1 nothing to count from, 2 wrong arguments, 3 no store to read.
 */
export const runFigures = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("figures", parsed.failure, console)
  const { where, period, kind, csv, xlsx, json, agency, schema } = parsed.success
  try {
    const figures = await count(where, { agency, schema }, { period, groupBy: kind.groupBy }, console)
    if (figures === undefined) {
      for (const line of notKept) console.error(line)
      return 1
    }
    if (!figures.isCurrent) for (const line of notCurrent(figures.asOf)) console.error(line)
    const table = kind.make(figures)
    if (xlsx !== undefined) return await writeBook(xlsx, table, console)
    if (csv) console.out(tableCsv(table).replace(/\r\n$/, ""))
    else if (json) console.out(JSON.stringify({ ...table, asOf: figures.asOf }, null, 2))
    else for (const line of printed(table)) console.out(line)
    return 0
  } catch (error) {
    return tellProblem(error, console)
  }
}
