import { type ViewStatus, viewStatuses } from "@lienthong/core/report"
import { Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { tellProblem } from "../console/problem-lines.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import { openStore, type StoreChoice } from "../store/open-store.ts"

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      agency: { type: "string" },
      schema: { type: "string" },
      json: { type: "boolean", default: false },
    })
    return { where: yield* onlyWord(positionals, { en: "FILE or URL", vi: "FILE hoặc URL" }), ...values }
  })

const read = async (where: string, choice: StoreChoice): Promise<ReadonlyArray<ViewStatus>> => {
  const { storage, runtime } = await openStore(where, choice)
  try {
    return storage.views ? await runtime.runPromise(viewStatuses(storage.views)) : []
  } finally {
    await runtime.dispose()
  }
}

const lineOf = ({ name, version, position, behind, live }: ViewStatus): string => {
  const distance = behind === 0 ? "kịp nhật ký | at the head" : `chậm ${behind} | ${behind} behind`
  return `${name} v${version}: ${position} (${distance}), ${live ? "đang dùng | live" : "chưa dùng | not live"}`
}

/**
 * Runs `lienthong views status FILE|URL [--agency CODE] [--schema NAME] [--json]`. Exit codes: 0 success, 2
 * wrong arguments, 3 no store to read.
 */
export const runViewsStatus = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("views status", parsed.failure, console)
  const { where, json, ...choice } = parsed.success
  try {
    const all = await read(where, choice)
    if (json) console.out(JSON.stringify(all, null, 2))
    else if (all.length === 0) console.out("Kho chưa có bảng dữ liệu đọc | The store has no views yet")
    else for (const view of all) console.out(lineOf(view))
    return 0
  } catch (error) {
    return tellProblem(error, console)
  }
}
