import { edxml } from "@lienthong/adapters-axis"
import type { PacketError } from "@lienthong/core"
import { filesInMemory, PacketCodec } from "@lienthong/core/adapter"
import { Effect, Result, Stream } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { json } from "../console/json.ts"
import { problemJson, problemLines } from "../console/problem-lines.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import { readPacketBytes } from "./packet-file.ts"
import type { PacketFileError } from "./packet-file-error.ts"
import { packetLines } from "./packet-lines.ts"
import { packetView } from "./packet-view.ts"

/**
 * Reads the packet in a file and returns what to show: lines for a person, or JSON without the files' bytes.
 */
export const readPacketFile = Effect.fn("readPacketFile")(function* (
  path: string,
  options: { readonly json: boolean },
): Effect.fn.Return<string, PacketError | PacketFileError, PacketCodec> {
  const codec = yield* PacketCodec
  const bytes = yield* readPacketBytes(path)
  const read = yield* codec
    .decode(Stream.make(bytes), filesInMemory())
    .pipe(Effect.catchTag("StorageError", (error) => Effect.die(error)))
  const view = packetView(read)
  return options.json ? json(view) : packetLines(view).join("\n")
})

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, { json: { type: "boolean", default: false } })
    return { path: yield* onlyWord(positionals, { en: "FILE", vi: "FILE" }), json: values.json }
  })

/**
 * Runs `lienthong packet read FILE [--json]`. Exit codes: 0 readable packet, even with broken files; 1
 * unreadable packet, with the reason in both languages on the error stream; 2 wrong arguments.
 */
export const packetRead = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("packet read", parsed.failure, console)
  const { path, ...options } = parsed.success
  const result = await Effect.runPromise(
    readPacketFile(path, options).pipe(Effect.provide(edxml), Effect.result),
  )
  if (Result.isSuccess(result)) {
    console.out(result.success)
    return 0
  }
  console.error(options.json ? problemJson(result.failure) : problemLines(result.failure).join("\n"))
  return 1
}
