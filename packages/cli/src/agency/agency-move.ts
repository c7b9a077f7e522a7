import type { AgencyMoved, MoveProgress } from "@lienthong/adapters-postgres"
import { isProblem } from "@lienthong/core"
import { LogError } from "@lienthong/core/log"
import { Effect, Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { json } from "../console/json.ts"
import { problemLines } from "../console/problem-lines.ts"
import { onlyWord, readOptions, refuse, type UsageProblem } from "../console/usage-problem.ts"
import { openLogSource } from "../log/log-source.ts"
import { verifySource } from "../log/log-verify.ts"
import { isPostgres } from "../store/open-store.ts"

const address = (name: string, given: string | undefined): Result.Result<string, UsageProblem> =>
  given !== undefined && isPostgres(given)
    ? Result.succeed(given)
    : Result.fail({
        en: `--${name} is needed: the URL of a store in PostgreSQL, postgres://…`,
        vi: `cần có --${name}: URL của kho PostgreSQL, postgres://…`,
      })

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      from: { type: "string" },
      to: { type: "string" },
      schema: { type: "string" },
      undo: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    })
    return {
      agency: yield* onlyWord(positionals, { en: "CODE", vi: "CODE" }),
      from: yield* address("from", values.from),
      to: yield* address("to", values.to),
      schema: values.schema,
      undo: values.undo,
      json: values.json,
    }
  })

/** Proves the agency's log at a place: the chain of every stream, and its seals. */
const proveLog = async (
  url: string,
  choice: { readonly agency: string; readonly schema: string | undefined },
) => {
  const source = await openLogSource(url, choice)
  try {
    const proof = await verifySource(source, { unsealedOk: true })
    // An agency that has only begun may have nothing in its log.
    if (proof instanceof LogError && proof.reason !== "empty") throw proof
  } finally {
    await source.close()
  }
}

const phases = {
  copying: "đang sao chép, vẫn làm việc | copying, work goes on",
  standing: "tạm dừng ghi | nothing is written",
} as const

const progressLine = ({ phase, table, rows }: MoveProgress): string =>
  `${phases[phase]}: ${table}, ${rows} dòng | rows`

const lines = ({ agency, to, rows, standingMillis }: AgencyMoved): ReadonlyArray<string> => [
  `Đã chuyển | Moved: ${agency} → ${to}`,
  `  ${rows.events ?? 0} sự kiện, nhật ký nguyên vẹn, hai nơi giống nhau | ${rows.events ?? 0} events, the log is intact, both places hold the same`,
  `  ngừng ghi ${standingMillis} ms | nothing was written for ${standingMillis} ms`,
  "  Ghi máy chủ mới của cơ quan vào danh sách máy chủ rồi mở lại hệ thống. | Name the agency's new server in the map of servers, and open its exchange again.",
]

/**
 * Runs `lienthong agency move CODE --from URL --to URL [--schema NAME] [--undo] [--json]`: moves an agency to
 * another PostgreSQL server while its work goes on, or undoes a move that is not complete. Exit codes: 0
 * done, 1 it cannot be moved, and why, 2 wrong arguments, 3 a server does not answer.
 */
export const runAgencyMove = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("agency move", parsed.failure, console)
  const { agency, from, to, schema, undo, json: asJson } = parsed.success
  const options = { agency, from, to, ...(schema !== undefined && { schema }) }
  try {
    const { moveAgency, undoMove } = await import("@lienthong/adapters-postgres")
    if (undo) {
      await Effect.runPromise(undoMove(options))
      console.out(
        asJson
          ? json({ agency, undone: true })
          : `Đã hủy, cơ quan ở lại nơi cũ | Undone, the agency stays where it was: ${agency}`,
      )
      return 0
    }
    const moved = await Effect.runPromise(
      moveAgency({
        ...options,
        prove: () => proveLog(to, { agency, schema }),
        onProgress: (progress) => console.progress?.(progressLine(progress)),
      }),
    )
    console.progress?.("")
    console.out(asJson ? json(moved) : lines(moved).join("\n"))
    return 0
  } catch (error) {
    if (!isProblem(error)) throw error
    for (const line of problemLines(error)) console.error(line)
    if (error.code.startsWith("input/")) return 2
    return error.code.startsWith("storage/") ? 3 : 1
  }
}
