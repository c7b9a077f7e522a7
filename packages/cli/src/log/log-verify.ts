import { readFile } from "node:fs/promises"
import { sealJudge, sha256 } from "@lienthong/adapters-axis"
import { isProblem, type Problem } from "@lienthong/core"
import type { StoredEvent } from "@lienthong/core/adapter"
import { type JudgeSeal, LogError, type LogProof, logVerifier, readSeals } from "@lienthong/core/log"
import { Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { problemLines, tellProblem } from "../console/problem-lines.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import type { StoreChoice } from "../store/open-store.ts"
import { eventOutside, type LogSource, openLogSource } from "./log-source.ts"

const collect = async (events: AsyncIterable<StoredEvent>) => {
  const all: Array<StoredEvent> = []
  for await (const event of events) all.push(event)
  return all
}

interface Demands {
  /** When given, the log must have a seal. */
  readonly judge?: JudgeSeal | undefined
  readonly unsealedOk?: boolean
  /** The hash of a seal that must be in the log. */
  readonly seal?: string | undefined
}

/** The part of a log that cannot be checked yet: events after the settled ones. */
interface HeldBack {
  /** The last position that was checked. */
  readonly settled: string
  /** The number of seals after that. */
  readonly seals: number
  readonly by?: string
  readonly since?: string
}

type Proof = LogProof & { readonly heldBack?: HeldBack }

/**
 * Checks a log as far as it is settled, reading its seals first and then everything; returns the first fault
 * or what is proven. The settled position is read first, because a seal set later, or itself unsettled,
 * covers events that cannot be read yet.
 */
export const verifySource = async (
  source: LogSource,
  { judge, unsealedOk = false, seal }: Demands,
): Promise<LogError | Proof> => {
  const head = await source.head()
  if (head?.outside) return eventOutside(head.outside)
  const isSettled = ({ position }: { readonly position: bigint | string }) =>
    head === undefined || BigInt(position) <= head.settled
  const all = readSeals(await collect(source.seals()), { agency: source.agency, hash: sha256, judge })
  const seals = all.filter(isSettled)
  const verifier = logVerifier({ agency: source.agency, hash: sha256, seals })
  for await (const event of source.events()) {
    if (!isSettled(event)) break
    const fault = verifier.add(event)
    if (fault) return fault
  }
  const end = verifier.end()
  if (end instanceof LogError) return end
  const left = all.length - seals.length
  const heldBack = (): LogError =>
    new LogError({ reason: "held-back", detail: { settled: String(head?.settled) } })
  if (end.events === 0)
    return left > 0 ? heldBack() : new LogError({ reason: "empty", detail: { agency: end.agency } })
  if (seal !== undefined && !seals.some(({ hash }) => hash === seal))
    return all.some(({ hash }) => hash === seal)
      ? heldBack()
      : new LogError({ reason: "seal-missing", detail: { hash: seal } })
  if (judge && end.seals === 0 && !unsealedOk)
    return left > 0
      ? heldBack()
      : new LogError({ reason: "unsealed", detail: { events: String(end.events) } })
  const held = (left > 0 || head?.heldBack) && { settled: end.last, seals: left, ...head?.heldBack }
  return { ...end, ...(held && { heldBack: held }) }
}

const heldBackLines = ({ heldBack }: Proof): ReadonlyArray<string> => {
  if (heldBack === undefined) return []
  const { settled, seals, by, since } = heldBack
  const who = by === undefined ? "" : `: ${by}${since === undefined ? "" : `, ${since}`}`
  return [
    `  Phần sau vị trí ${settled} còn bị giữ lại, chưa kiểm tra (${seals} niêm phong)${who}`,
    `  What comes after position ${settled} is held back and was not checked (${seals} seals)${who}`,
  ]
}

const proofLines = (proof: Proof, checked: boolean): ReadonlyArray<string> => [
  `Nhật ký nguyên vẹn | The log is intact: ${proof.agency}`,
  `  ${proof.events} sự kiện, ${proof.streams} luồng | ${proof.events} events in ${proof.streams} streams, up to position ${proof.last}`,
  `  ${proof.seals} niêm phong đến vị trí ${proof.sealedThrough} | ${proof.seals} seals, up to position ${proof.sealedThrough}`,
  ...(proof.newestSeal === undefined ? [] : [`  ${proof.newestSeal}`]),
  ...(proof.seals > 0 && !checked
    ? ["  Chữ ký chưa được kiểm tra (--key) | Signatures were not checked: no --key"]
    : []),
  ...(proof.unsealed > 0
    ? [
        `  ${proof.unsealed} sự kiện sau niêm phong cuối: không chứng minh được việc cắt phần cuối`,
        `  ${proof.unsealed} events after the last seal: a cut at the end cannot be detected among them`,
      ]
    : []),
  ...heldBackLines(proof),
]

const tell = (answer: LogError | Proof, checked: boolean, json: boolean, console: Console): number => {
  if (answer instanceof LogError) {
    if (json) console.out(problemJson(answer))
    else for (const line of problemLines(answer)) console.error(line)
    return answer.reason === "empty" || answer.reason === "held-back" ? 3 : 1
  }
  const signatures = answer.seals === 0 ? "none" : checked ? "valid" : "unchecked"
  console.out(
    json
      ? JSON.stringify({ intact: true, signatures, ...answer }, null, 2)
      : proofLines(answer, checked).join("\n"),
  )
  return 0
}

const problemJson = ({ code, detail, sentence }: Problem) =>
  JSON.stringify({ intact: false, code, detail, ...sentence }, null, 2)

const options = {
  agency: { type: "string" },
  schema: { type: "string" },
  key: { type: "string", multiple: true },
  "unsealed-ok": { type: "boolean", default: false },
  seal: { type: "string" },
  json: { type: "boolean", default: false },
} as const

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, options)
    return { where: yield* onlyWord(positionals, { en: "FILE or URL", vi: "FILE hoặc URL" }), ...values }
  })

const readKeys = (paths: ReadonlyArray<string>) => Promise.all(paths.map((path) => readFile(path, "utf8")))

const verify = async (where: string, choice: StoreChoice, demands: Demands) => {
  const source = await openLogSource(where, choice)
  try {
    return await verifySource(source, demands)
  } finally {
    await source.close()
  }
}

/**
 * Runs `lienthong log verify FILE|URL [--key PEM …] [--unsealed-ok] [--seal HASH] [--agency CODE] [--schema
 * NAME] [--json]`. Exit codes: 0 intact log, 1 first fault found, 2 wrong arguments, 3 no log to read.
 */
export const runLogVerify = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("log verify", parsed.failure, console)
  const { where, agency, schema, key = [], seal, json, "unsealed-ok": unsealedOk } = parsed.success
  try {
    const judge = key.length === 0 ? undefined : sealJudge(await readKeys(key))
    const answer = await verify(where, { agency, schema }, { judge, unsealedOk, seal })
    return tell(answer, judge !== undefined, json, console)
  } catch (error) {
    if (error instanceof LogError) return tell(error, false, json, console)
    if (isProblem(error)) return tellProblem(error, console)
    if (!(error instanceof Error && "code" in error)) throw error
    console.error(error.message)
    return 3
  }
}
