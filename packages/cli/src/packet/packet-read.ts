import { readFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { edxml } from "@lienthong/adapters-axis"
import type { PacketError } from "@lienthong/core"
import { filesInMemory, PacketCodec } from "@lienthong/core/adapter"
import { Effect, Result, Stream } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { PacketFileError } from "./packet-file-error.ts"
import { packetLines } from "./packet-lines.ts"
import { packetView } from "./packet-view.ts"

const usage = "lienthong packet read FILE [--json]"

const readBytes = (path: string): Effect.Effect<Uint8Array, PacketFileError> =>
  Effect.tryPromise({
    try: (signal) => readFile(path, { signal }),
    catch: (cause) => {
      const problem = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)
      return new PacketFileError({ reason: "unreadable", detail: { path, problem }, cause })
    },
  })

/** JSON in which no character of a packet can control a terminal. */
const json = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[\u{7F}-\u{9F}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )

/**
 * Reads the packet in a file and returns what to show: lines for a person, or JSON without the files' bytes.
 */
export const readPacketFile = Effect.fn("readPacketFile")(function* (
  path: string,
  options: { readonly json: boolean },
): Effect.fn.Return<string, PacketError | PacketFileError, PacketCodec> {
  const codec = yield* PacketCodec
  const bytes = yield* readBytes(path)
  const read = yield* codec
    .decode(Stream.make(bytes), filesInMemory())
    .pipe(Effect.catchTag("StorageError", (error) => Effect.die(error)))
  const view = packetView(read)
  return options.json ? json(view) : packetLines(view).join("\n")
})

const refusalText = ({ code, sentence }: PacketError | PacketFileError, asJson: boolean): string =>
  asJson
    ? json({ code, ...sentence })
    : [code, sentence.en, sentence.vi, `→ ${sentence.next.en}`, `→ ${sentence.next.vi}`].join("\n")

const readArguments = (args: ReadonlyArray<string>) =>
  Result.try({
    try: () =>
      parseArgs({
        args: [...args],
        strict: true,
        allowPositionals: true,
        options: { json: { type: "boolean", default: false } },
      }),
    catch: (cause) => (cause instanceof Error ? cause.message : String(cause)),
  })

/**
 * Runs `lienthong packet read FILE [--json]`. Exit codes: 0 readable packet, even with broken files; 1
 * unreadable packet, with the reason in both languages on the error stream; 2 wrong arguments.
 */
export const packetRead = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = readArguments(args)
  const path = Result.isSuccess(parsed) ? parsed.success.positionals[0] : undefined
  if (Result.isFailure(parsed) || path === undefined || parsed.success.positionals.length > 1) {
    console.error(Result.isFailure(parsed) ? `${parsed.failure}\n${usage}` : usage)
    return 2
  }
  const options = { json: parsed.success.values.json }
  const result = await Effect.runPromise(
    readPacketFile(path, options).pipe(Effect.provide(edxml), Effect.result),
  )
  if (Result.isSuccess(result)) {
    console.out(result.success)
    return 0
  }
  console.error(refusalText(result.failure, options.json))
  return 1
}
