import { edxml } from "@lienthong/adapters-axis"
import { filesInMemory, PacketCodec } from "@lienthong/core/adapter"
import { Effect, Result, Stream } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { json } from "../console/json.ts"
import { printable } from "../console/printable.ts"
import { problemJson, problemLines } from "../console/problem-lines.ts"
import { readOptions, refuse } from "../console/usage-problem.ts"
import { readPacketBytes } from "./packet-file.ts"
import { packetView } from "./packet-view.ts"

/** A value that two packets have otherwise. A side without it has none. */
interface Difference {
  readonly path: string
  readonly one?: unknown
  readonly other?: unknown
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

const entriesOf = (value: object): ReadonlyArray<readonly [string, unknown]> =>
  Array.isArray(value) ? value.map((each, index) => [`[${index}]`, each]) : Object.entries(value)

const joined = (path: string, key: string): string =>
  path === "" || key.startsWith("[") ? `${path}${key}` : `${path}.${key}`

/** The values that differ, in the order of the fields. A list is compared item by item. */
export const differences = (one: unknown, other: unknown, path = ""): ReadonlyArray<Difference> => {
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
    const [left, right] = [new Map(entriesOf(one)), new Map(entriesOf(other))]
    return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
      differences(left.get(key), right.get(key), joined(path, key)),
    )
  }
  if (Object.is(one, other)) return []
  return [{ path, ...(one !== undefined && { one }), ...(other !== undefined && { other }) }]
}

const readView = Effect.fnUntraced(function* (path: string) {
  const codec = yield* PacketCodec
  const bytes = yield* readPacketBytes(path)
  const read = yield* codec
    .decode(Stream.make(bytes), filesInMemory())
    .pipe(Effect.catchTag("StorageError", (error) => Effect.die(error)))
  // How a packet is written is not what it says.
  const { tolerated: _, ...said } = packetView(read)
  return said
})

const valueText = (value: unknown): string =>
  value === undefined ? "(absent | không có)" : JSON.stringify(value)

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, { json: { type: "boolean", default: false } })
    const [one, other] = positionals
    return one !== undefined && other !== undefined && positionals.length === 2
      ? { one, other, json: values.json }
      : yield* Result.fail({ en: "two packets are needed: FILE FILE", vi: "cần hai gói tin: FILE FILE" })
  })

/**
 * Runs `lienthong packet diff FILE FILE [--json]`: what two packets say otherwise, value by value, in
 * whatever form they are written. Exit codes: 0 they say the same, 1 they differ, 2 wrong arguments, 3 one
 * cannot be read.
 */
export const packetDiff = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("packet diff", parsed.failure, console)
  const { one, other, json: asJson } = parsed.success
  const result = await Effect.runPromise(
    Effect.all([readView(one), readView(other)]).pipe(Effect.provide(edxml), Effect.result),
  )
  if (Result.isFailure(result)) {
    const { failure } = result
    for (const line of asJson ? [problemJson(failure)] : problemLines(failure)) console.error(line)
    return 3
  }
  const found = differences(...result.success)
  if (asJson) console.out(json({ differences: found }))
  else if (found.length === 0) console.out("They say the same. | Nội dung giống nhau.")
  else
    for (const { path, one: left, other: right } of found)
      console.out(printable(`${path}: ${valueText(left)} → ${valueText(right)}`))
  return found.length === 0 ? 0 : 1
}
