import { basename } from "node:path"
import { pdfSigner, pkcs12 } from "@lienthong/adapters-axis"
import { byteSource, collectBytes, Signer } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { Effect, Redacted, Result } from "effect"
import { type Console, processConsole } from "../console/command.ts"
import { problemLines } from "../console/problem-lines.ts"
import { readBytes } from "../console/read-bytes.ts"
import { onlyWord, readOptions, refuse } from "../console/usage-problem.ts"
import { writeWhole } from "../console/write-whole.ts"
import { unreadable, unwritable } from "./signature-file-error.ts"
import { trustAt } from "./trust-at.ts"

/** Where the PIN is read from without `--pin-file`: arguments can be seen by other users of the machine. */
const pinVariable = "LIENTHONG_PIN"

const holders = ["person", "agency"] as const

const parse = (args: ReadonlyArray<string>) =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      p12: { type: "string" },
      "pin-file": { type: "string" },
      as: { type: "string", default: "person" },
      trust: { type: "string", multiple: true, default: [] },
      out: { type: "string", short: "o" },
    })
    const path = yield* onlyWord(positionals, { en: "FILE.pdf", vi: "FILE.pdf" })
    const { p12, out, trust, "pin-file": pinFile } = values
    if (p12 === undefined || out === undefined)
      return yield* Result.fail({ en: "--p12 KEY and -o OUT are needed", vi: "cần có --p12 KEY và -o OUT" })
    const as = holders.find((holder) => holder === values.as)
    if (as === undefined)
      return yield* Result.fail({
        en: `--as must be person or agency, not "${values.as}"`,
        vi: `--as phải là \`person\` hoặc \`agency\`, không phải "${values.as}"`,
      })
    return { path, p12, pinFile, as, trust, out }
  })

type Asked = Result.Result.Success<ReturnType<typeof parse>>

const read = (path: string) => Effect.mapError(readBytes(path), unreadable)

const pinOf = (pinFile: string | undefined) =>
  pinFile === undefined
    ? Effect.sync(() => process.env[pinVariable] ?? "")
    : Effect.map(read(pinFile), (bytes) =>
        Buffer.from(bytes)
          .toString("utf8")
          .replace(/\r?\n$/, ""),
      )

const sign = Effect.fnUntraced(function* ({ path, p12, pinFile, as, trust, out }: Asked) {
  const bytes = yield* read(path)
  const key = pkcs12(yield* read(p12), Redacted.make(yield* pinOf(pinFile)))
  const trusted = trust.length === 0 ? undefined : (yield* trustAt(trust)).map(({ pem }) => pem)
  const signed = yield* Effect.flatMap(Signer, (signer) =>
    signer.sign({
      as,
      by: { id: "lienthong", name: "lienthong sign" },
      fileName: basename(path),
      bytes: byteSource(bytes),
      purpose: as === "person" ? "Ký ban hành" : "Đóng dấu",
      at: vietnamTime(Date.now()),
    }),
  ).pipe(Effect.provide(pdfSigner({ [as]: key, ...(trusted && { trust: trusted }) })))
  yield* Effect.mapError(writeWhole(out, yield* collectBytes(signed.bytes.stream)), unwritable)
  return signed.certificate
})

/**
 * Runs `lienthong sign FILE.pdf --p12 KEY [--pin-file FILE] [--as person|agency] [--trust PATH …] -o OUT`:
 * signs a PDF with a key file, for tests. Exit codes: 0 signed, 1 it cannot be signed, 2 wrong arguments, 3 a
 * file cannot be read or written.
 */
export const runSign = async (
  args: ReadonlyArray<string>,
  console: Console = processConsole,
): Promise<number> => {
  const parsed = parse(args)
  if (Result.isFailure(parsed)) return refuse("sign", parsed.failure, console)
  const result = await Effect.runPromise(
    sign(parsed.success).pipe(
      Effect.catchTag("StorageError", (error) => Effect.die(error)),
      Effect.scoped,
      Effect.result,
    ),
  )
  if (Result.isSuccess(result)) {
    console.out(`${parsed.success.out}: ${result.success.subject}, ${result.success.serialNumber}`)
    return 0
  }
  for (const line of problemLines(result.failure)) console.error(line)
  return result.failure._tag === "SigningError" ? 1 : 3
}
