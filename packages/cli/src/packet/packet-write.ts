import { basename } from "node:path"
import { edxml } from "@lienthong/adapters-axis"
import { type Attachment, filesInMemory, PacketCodec } from "@lienthong/core/adapter"
import { Effect, Result, Stream } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { problemLines } from "../console/problem-lines.ts"
import { readOptions, refuse } from "../console/usage-problem.ts"
import { writeWhole } from "../console/write-whole.ts"
import { readPacketBytes } from "./packet-file.ts"
import { PacketFileError } from "./packet-file-error.ts"
import { type PacketMeta, readMeta } from "./packet-meta.ts"

const parseJson = (path: string, bytes: Uint8Array): Effect.Effect<unknown, PacketFileError> =>
  Effect.try({
    try: () => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown,
    catch: (cause) => new PacketFileError({ reason: "no-json", detail: { path }, cause }),
  })

const typeOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-"
    ? "application/pdf"
    : "application/octet-stream"

/** Where the files of a packet are kept while it is written. */
type Kept = ReturnType<typeof filesInMemory>

const packetOf = Effect.fnUntraced(function* (
  meta: PacketMeta,
  paths: ReadonlyArray<string>,
  kept: Kept,
  metaPath: string,
) {
  const named = paths.map((path) => ({ name: basename(path) }))
  const files = "status" in meta ? [] : (meta.files ?? named)
  if (files.length !== paths.length)
    return yield* new PacketFileError({
      reason: "files-differ",
      detail: { path: metaPath, named: String(files.length), given: String(paths.length) },
    })
  if ("status" in meta) return meta.status
  const attachments: Array<Attachment> = []
  for (const [index, path] of paths.entries()) {
    const bytes = yield* readPacketBytes(path)
    const { digest, size } = yield* kept.putBlob(Stream.make(bytes))
    attachments.push({
      contentId: `${digest.slice(0, 32)}-${index + 1}`,
      mediaType: typeOf(bytes),
      name: basename(path),
      ...files[index],
      digest,
      size,
    })
  }
  return { ...meta.document, attachments }
})

const write = Effect.fnUntraced(function* (metaPath: string, paths: ReadonlyArray<string>, out: string) {
  const codec = yield* PacketCodec
  const kept = filesInMemory()
  const meta = yield* readMeta(yield* parseJson(metaPath, yield* readPacketBytes(metaPath)))
  const packet = yield* packetOf(meta, paths, kept, metaPath)
  const bytes = yield* Stream.runCollect(codec.encode(packet, kept))
  yield* Effect.mapError(
    writeWhole(out, bytes),
    ({ path, en, vi, cause }) =>
      new PacketFileError({ reason: "unwritable", detail: { path, problem: en, problemVi: vi }, cause }),
  )
})

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, { out: { type: "string", short: "o" } })
    const [meta, ...files] = positionals
    if (meta === undefined) return yield* Result.fail({ en: "META.json is needed", vi: "cần có META.json" })
    if (values.out === undefined) return yield* Result.fail({ en: "-o OUT is needed", vi: "cần có -o OUT" })
    return { meta, files, out: values.out }
  })

/**
 * Runs `lienthong packet write META.json FILE … -o OUT`: writes the packet that META.json describes, as
 * `packet read --json` prints one, with these files. A status packet has none. Exit codes: 0 written, 1 the
 * standard does not allow it, 2 wrong arguments, 3 a file cannot be read or written.
 */
export const packetWrite = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("packet write", parsed.failure, console)
  const { meta, files, out } = parsed.success
  const result = await Effect.runPromise(
    write(meta, files, out).pipe(
      Effect.catchTag("StorageError", (error) => Effect.die(error)),
      Effect.provide(edxml),
      Effect.result,
    ),
  )
  if (Result.isSuccess(result)) return 0
  const { failure } = result
  for (const line of problemLines(failure)) console.error(line)
  if (failure._tag === "PacketError") return 1
  return failure._tag === "InputError" ? 2 : 3
}
