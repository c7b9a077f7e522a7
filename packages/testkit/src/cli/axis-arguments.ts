import { readOptions, type UsageProblem } from "@lienthong/cli"
import { Result } from "effect"
import type { AxisAgency } from "../axis/axis-agency.ts"
import { AxisError } from "../axis/axis-error.ts"
import type { FaultsAtRandom } from "../axis/faults-at-random.ts"

/** What `lienthong-testkit axis` is asked to run. */
export interface AxisArguments {
  readonly port: number
  readonly host: string
  readonly agencies: ReadonlyArray<AxisAgency>
  /** Whether it stops when the process that started it is gone. */
  readonly withParent: boolean
  /** Its clock in milliseconds since the epoch, if it does not show the present time. */
  readonly now?: () => number
  /** The folder in which it keeps what it has taken. */
  readonly data?: string
  /** How it misbehaves on its own. */
  readonly faultsAtRandom?: FaultsAtRandom
  /** The files of the certificate and the key to serve HTTPS with. */
  readonly tlsFiles?: { readonly certificate: string; readonly key: string }
}

/** Fails with a sentence about a wrong argument, which does not repeat a secret. */
const fail = (en: string, vi: string): Result.Result<never, UsageProblem> => Result.fail({ en, vi })

/** The environment's variables. */
export type Environment = Readonly<Record<string, string | undefined>>

/** `CODE:SYSTEMID:SECRET` or `CODE:SYSTEMID:env:VAR`; a secret may contain colons. */
const parseAgency =
  (names: ReadonlyMap<string, string>, environment: Environment) =>
  (text: string): Result.Result<AxisAgency, UsageProblem> => {
    const [code = "", systemId = "", ...rest] = text.split(":")
    const written = rest.join(":")
    if (code === "" || systemId === "" || written === "") {
      return fail(
        "--agency must be CODE:SYSTEMID:SECRET or CODE:SYSTEMID:env:VAR",
        "--agency phải theo mẫu CODE:SYSTEMID:SECRET hoặc CODE:SYSTEMID:env:VAR",
      )
    }
    const variable = written.startsWith("env:") ? written.slice("env:".length) : undefined
    const secret = variable === undefined ? written : environment[variable]
    if (secret === undefined || secret === "") {
      return fail(
        `--agency ${code}: the environment variable ${variable} is not set`,
        `--agency ${code}: không có biến môi trường ${variable}`,
      )
    }
    return Result.succeed({ code, name: names.get(code) ?? code, systemId, secret })
  }

const parseName = (text: string): Result.Result<readonly [code: string, name: string], UsageProblem> => {
  const equals = text.indexOf("=")
  return equals < 1
    ? fail("--name must be CODE=NAME", "--name phải theo mẫu CODE=NAME")
    : Result.succeed([text.slice(0, equals), text.slice(equals + 1)])
}

const parsePort = (text: string): Result.Result<number, UsageProblem> =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535
    ? Result.succeed(Number(text))
    : fail("--port must be a number from 0 to 65535", "--port là số từ 0 đến 65535")

/** A clock that is so much ahead of the real one, or behind it. */
const parseClockOffset = (text: string): Result.Result<() => number, UsageProblem> => {
  const offset = Number(text)
  return Number.isSafeInteger(offset)
    ? Result.succeed(() => Date.now() + offset)
    : fail("--clock-offset must be a number of milliseconds", "--clock-offset là số mili giây")
}

/** `SEED:PERCENT`. */
const parseFaults = (text: string): Result.Result<FaultsAtRandom, UsageProblem> => {
  const [, seed, percent] = /^(\d{1,10}):(\d{1,3}(?:\.\d{1,3})?)$/.exec(text) ?? []
  return seed !== undefined && Number(seed) <= 0xffff_ffff && Number(percent) <= 100
    ? Result.succeed({ seed: Number(seed), percent: Number(percent) })
    : fail(
        "--misbehave must be SEED:PERCENT, such as 42:5",
        "--misbehave phải theo mẫu SEED:PERCENT, ví dụ 42:5",
      )
}

const parseTls = (
  certificate: string | undefined,
  key: string | undefined,
): Result.Result<AxisArguments["tlsFiles"], UsageProblem> => {
  if (certificate === undefined && key === undefined) return Result.succeed(undefined)
  return certificate === undefined || key === undefined
    ? fail(
        "--tls-certificate and --tls-key belong together",
        "--tls-certificate và --tls-key phải đi cùng nhau",
      )
    : Result.succeed({ certificate, key })
}

const readArguments = (
  args: ReadonlyArray<string>,
  environment: Environment,
): Result.Result<AxisArguments, UsageProblem> =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      port: { type: "string", default: "0" },
      host: { type: "string", default: "127.0.0.1" },
      agency: { type: "string", multiple: true, default: [] },
      name: { type: "string", multiple: true, default: [] },
      "with-parent": { type: "boolean", default: false },
      "clock-offset": { type: "string" },
      data: { type: "string" },
      misbehave: { type: "string" },
      "tls-certificate": { type: "string" },
      "tls-key": { type: "string" },
    })
    if (positionals.length > 0)
      return yield* fail("a value belongs to no option", "có giá trị không thuộc tham số nào")
    const names = new Map(yield* Result.all(values.name.map(parseName)))
    const agencies = yield* Result.all(values.agency.map(parseAgency(names, environment)))
    if (agencies.length === 0)
      return yield* fail("at least one --agency is needed", "cần ít nhất một --agency")
    const stray = [...names.keys()].find((code) => !agencies.some((agency) => agency.code === code))
    if (stray !== undefined)
      return yield* fail(
        `--name ${stray}: there is no such --agency`,
        `--name ${stray}: không có --agency nào như vậy`,
      )
    const port = yield* parsePort(values.port)
    const offset = values["clock-offset"]
    const now = offset === undefined ? undefined : yield* parseClockOffset(offset)
    const { data, misbehave, host } = values
    const faultsAtRandom = misbehave === undefined ? undefined : yield* parseFaults(misbehave)
    const tlsFiles = yield* parseTls(values["tls-certificate"], values["tls-key"])
    return {
      port,
      host,
      agencies,
      withParent: values["with-parent"],
      ...(now && { now }),
      ...(data !== undefined && { data }),
      ...(faultsAtRandom && { faultsAtRandom }),
      ...(tlsFiles && { tlsFiles }),
    }
  })

/** Reads the arguments of `lienthong-testkit axis`. */
export const parseAxisArguments = (
  args: ReadonlyArray<string>,
  environment: Environment,
): Result.Result<AxisArguments, AxisError> =>
  Result.mapError(
    readArguments(args, environment),
    ({ en, vi }) => new AxisError({ reason: "arguments-invalid", detail: { problem: en, problemVi: vi } }),
  )
