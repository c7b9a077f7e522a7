import type { StoreCheck } from "@lienthong/adapters-postgres"
import { Effect, Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { problemLines, tellProblem } from "../console/problem-lines.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import { isPostgres } from "./open-store.ts"

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      agency: { type: "string", multiple: true },
      schema: { type: "string" },
      role: { type: "string" },
      json: { type: "boolean", default: false },
    })
    const url = yield* onlyWord(positionals, { en: "URL", vi: "URL" })
    if (!isPostgres(url))
      return yield* Result.fail({
        en: "the URL of a store in PostgreSQL begins with postgres://",
        vi: "URL của kho PostgreSQL bắt đầu bằng postgres://",
      })
    return { url, ...values }
  })

const lines = ({ schema, step, isDistributed, agencies }: StoreCheck): ReadonlyArray<string> => [
  `Kho đúng yêu cầu | The store is as it must be: ${schema}, ${step}`,
  isDistributed ? "  phân tán theo cơ quan | distributed by agency" : "  trên một máy chủ | on one server",
  agencies.length > 0
    ? `  nhật ký của ${agencies.length} cơ quan đọc được trọn vẹn | the logs of ${agencies.length} agencies are read completely`
    : "  chưa kiểm tra nhật ký nào: cần --agency hoặc tài khoản đọc được mọi cơ quan | no log was checked: pass --agency, or use a login that sees all agencies",
]

const json = ({ faults, ...found }: StoreCheck) =>
  JSON.stringify(
    {
      fit: faults.length === 0,
      ...found,
      faults: faults.map(({ code, detail, sentence }) => ({ code, detail, ...sentence })),
    },
    null,
    2,
  )

/**
 * Runs `lienthong store check URL [--agency CODE …] [--schema NAME] [--role NAME] [--json]`. Exit codes: 0
 * the store is as it must be, 1 it is not, 2 wrong arguments, 3 no store to read.
 */
export const runStoreCheck = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("store check", parsed.failure, console)
  const { url, json: asJson, agency, schema, role } = parsed.success
  try {
    const { checkStore } = await import("@lienthong/adapters-postgres")
    const found = await Effect.runPromise(
      checkStore({
        url,
        ...(schema !== undefined && { schema }),
        ...(role !== undefined && { role }),
        ...(agency !== undefined && { agencies: agency }),
      }),
    )
    if (asJson) console.out(json(found))
    else if (found.faults.length === 0) for (const line of lines(found)) console.out(line)
    else for (const fault of found.faults) for (const line of problemLines(fault)) console.error(line)
    return found.faults.length === 0 ? 0 : 1
  } catch (error) {
    return tellProblem(error, console)
  }
}
