import { resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { type ExchangeOptions, isProblem, type OpenedExchange, openExchange } from "@lienthong/core"
import { Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { problemLines } from "../console/problem-lines.ts"
import { readOptions, refuse, type UsageProblem } from "../console/usage-problem.ts"
import { progressBar } from "./progress-bar.ts"

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { positionals } = yield* readOptions(args, {})
    const [path, ...names] = positionals
    if (path === undefined)
      return yield* Result.fail<UsageProblem>({ en: "MODULE is needed", vi: "cần MODULE" })
    return { path, names }
  })

const readHostOptions = async (path: string): Promise<Result.Result<ExchangeOptions, UsageProblem>> => {
  try {
    const { default: options } = await import(pathToFileURL(resolve(path)).href)
    if (typeof options === "object" && options !== null) return Result.succeed(options)
    return Result.fail({
      en: `${path} does not export the options of openExchange by default`,
      vi: `${path} không xuất mặc định các tùy chọn của openExchange`,
    })
  } catch (cause) {
    return Result.fail({
      en: `${path} cannot be loaded (${cause instanceof Error ? cause.message : String(cause)})`,
      vi: `không nạp được ${path}`,
    })
  }
}

const rebuild = async ({ views }: OpenedExchange, name: string, console: Console): Promise<void> => {
  for (;;) {
    const { position, head, isDone } = await views.rebuild(name)
    console.progress?.(progressBar(name, position, head))
    if (isDone) {
      console.progress?.("")
      console.out(`Đã dựng lại | Rebuilt: ${name}, ${position}`)
      return
    }
  }
}

/** The views that the exchange keeps and that are read now. */
const viewsRead = async ({ reports, views }: OpenedExchange): Promise<ReadonlyArray<string>> => {
  // A report opens the tables by the rules of these options.
  await reports.outgoing({ limit: 1 })
  return (await views.status()).flatMap(({ name, live, rebuildable }) => (live && rebuildable ? [name] : []))
}

/**
 * Runs `lienthong views rebuild MODULE [NAME …]`: rebuilds the read models of the exchange whose options are
 * the module's default export, next to those that are read. Stopped, it goes on from there when it is run
 * again. Exit codes: 0 success, 1 failure, 2 wrong arguments.
 */
export const runViewsRebuild = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("views rebuild", parsed.failure, console)
  const { path, names } = parsed.success
  const options = await readHostOptions(path)
  if (Result.isFailure(options)) return refuse("views rebuild", options.failure, console)
  try {
    const exchange = await openExchange({ ...options.success, workers: false })
    try {
      const wanted = names.length > 0 ? names : await viewsRead(exchange)
      for (const name of wanted) await rebuild(exchange, name, console)
    } finally {
      await exchange.close()
    }
    return 0
  } catch (error) {
    if (!isProblem(error)) throw error
    for (const line of problemLines(error)) console.error(line)
    return 1
  }
}
