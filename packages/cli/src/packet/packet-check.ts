import { edxml } from "@lienthong/adapters-axis"
import { describeRefusal } from "@lienthong/core"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { json } from "../console/json.ts"
import { printable } from "../console/printable.ts"
import { problemJson, problemLines } from "../console/problem-lines.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import { type CheckedFile, checkSignatures } from "../signature/check-signatures.ts"
import { signatureTextLines, trustLines } from "../signature/signature-lines.ts"
import { type PacketWithFiles, readWithFiles } from "../signature/signed-files.ts"
import { trustAt } from "../signature/trust-at.ts"
import { readPacketBytes } from "./packet-file.ts"

/** Something in a packet that is not as the standard has it. */
interface Finding {
  readonly code: string
  /** Whether receivers refuse a document for it. */
  readonly refused: boolean
  readonly en: string
  readonly vi: string
}

const findingsOf = ({ read }: PacketWithFiles): ReadonlyArray<Finding> => {
  const tolerated = (read.tolerated ?? []).map(({ code, en, vi }) => ({ code, refused: false, en, vi }))
  if ("_tag" in read) return tolerated
  const broken = read.broken.map(({ name, reason }): Finding => {
    const { en, vi } = describeRefusal(reason, { file: name })
    return { code: reason, refused: true, en, vi }
  })
  return [...broken, ...tolerated]
}

const isRefused = (findings: ReadonlyArray<Finding>, signed: ReadonlyArray<CheckedFile>): boolean =>
  findings.some(({ refused }) => refused) ||
  signed.some(({ signatures }) => signatures.some(({ verdict }) => verdict !== "valid"))

const findingLines = (findings: ReadonlyArray<Finding>): ReadonlyArray<string> =>
  findings.length === 0
    ? ["As the standard has it. | Đúng quy chuẩn."]
    : findings.flatMap(({ code, refused, en, vi }) => [
        `[${code}] ${refused ? "refused | bị từ chối" : "tolerated | được chấp nhận"}`,
        `  ${en}`,
        `  ${vi}`,
      ])

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      trust: { type: "string", multiple: true, default: [] },
      json: { type: "boolean", default: false },
    })
    return { path: yield* onlyWord(positionals, { en: "FILE", vi: "FILE" }), ...values }
  })

/**
 * Runs `lienthong packet check FILE [--trust PATH …] [--json]`: everything in a packet that departs from the
 * standard, each with its code, and with trusted certificates the signatures of its files. Exit codes: 0 as
 * the standard has it, 1 receivers refuse it, 2 wrong arguments, 3 a file cannot be read, 4 receivers of this
 * library take it with the findings.
 */
export const packetCheck = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("packet check", parsed.failure, console)
  const { path, trust, json: asJson } = parsed.success
  const result = await Effect.runPromise(
    Effect.gen(function* () {
      const trusted = trust.length === 0 ? [] : yield* trustAt(trust)
      const packet = yield* readWithFiles(yield* readPacketBytes(path))
      const now = vietnamTime(Date.now())
      const signed = trust.length === 0 ? [] : yield* checkSignatures(packet.files, trusted, now)
      return { findings: findingsOf(packet), signed, trusted }
    }).pipe(
      Effect.catchTag("StorageError", (error) => Effect.die(error)),
      Effect.provide(edxml),
      Effect.result,
    ),
  )
  if (Result.isFailure(result)) {
    const { failure } = result
    for (const line of asJson ? [problemJson(failure)] : problemLines(failure)) console.error(line)
    return failure._tag === "PacketError" ? 1 : 3
  }
  const { findings, signed, trusted } = result.success
  console.out(
    asJson
      ? json({ findings, ...(trust.length > 0 && { files: signed }) })
      : [
          ...findingLines(findings).map(printable),
          ...signatureTextLines(signed),
          ...trustLines(trusted),
        ].join("\n"),
  )
  if (isRefused(findings, signed)) return 1
  return findings.length > 0 ? 4 : 0
}
