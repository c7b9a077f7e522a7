import { edxml } from "@lienthong/adapters-axis"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { parseInstant } from "../console/instant.ts"
import { json } from "../console/json.ts"
import { problemJson, problemLines } from "../console/problem-lines.ts"
import { readBytes } from "../console/read-bytes.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import { type CheckedFile, checkSignatures } from "./check-signatures.ts"
import { unreadable } from "./signature-file-error.ts"
import { signatureTextLines, trustLines } from "./signature-lines.ts"
import { signedFiles } from "./signed-files.ts"
import { trustAt } from "./trust-at.ts"

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      trust: { type: "string", multiple: true, default: [] },
      at: { type: "string" },
      json: { type: "boolean", default: false },
    })
    const path = yield* onlyWord(positionals, { en: "FILE", vi: "FILE" })
    if (values.trust.length === 0)
      return yield* Result.fail({
        en: "--trust is needed: under which certificates do signatures count?",
        vi: "cần có --trust: tin cậy chữ ký số thuộc chứng thư nào?",
      })
    const at = values.at === undefined ? undefined : yield* parseInstant("at", values.at)
    return { path, trust: values.trust, at, json: values.json }
  })

/** 0 when every signature is valid, 1 when one is not, 4 when there is none. */
const exitCodeOf = (files: ReadonlyArray<CheckedFile>): number => {
  const verdicts = files.flatMap(({ signatures }) => signatures.map(({ verdict }) => verdict))
  if (verdicts.length === 0) return 4
  return verdicts.every((verdict) => verdict === "valid") ? 0 : 1
}

/**
 * Runs `lienthong verify FILE --trust PATH … [--at INSTANT] [--json]`: who signed a PDF or the files of a
 * packet, when, and whether each signature holds. Exit codes: 0 all signatures are valid, 1 one is not, 2
 * wrong arguments, 3 a file cannot be read, 4 there is no signature.
 */
export const runVerify = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("verify", parsed.failure, console)
  const { path, trust, at = vietnamTime(Date.now()), json: asJson } = parsed.success
  const result = await Effect.runPromise(
    Effect.gen(function* () {
      const trusted = yield* trustAt(trust)
      const files = yield* signedFiles(path, yield* Effect.mapError(readBytes(path), unreadable))
      return { trusted, files: yield* checkSignatures(files, trusted, at) }
    }).pipe(
      Effect.catchTag("StorageError", (error) => Effect.die(error)),
      Effect.provide(edxml),
      Effect.result,
    ),
  )
  if (Result.isFailure(result)) {
    for (const line of asJson ? [problemJson(result.failure)] : problemLines(result.failure))
      console.error(line)
    return 3
  }
  const { trusted, files } = result.success
  console.out(
    asJson
      ? json({ files, trusted: trusted.map(({ pem: _, ...each }) => each) })
      : [...signatureTextLines(files), ...trustLines(trusted)].join("\n"),
  )
  return exitCodeOf(files)
}
