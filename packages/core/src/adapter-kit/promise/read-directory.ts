import { Effect, Option, Result, Schema } from "effect"
import type { AgencyDirectory, DirectoryReading } from "../../port/agency-directory.ts"
import { DirectoryError } from "../../port/directory-error.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { DirectoryEntry } from "../../port/transport.ts"
import { TransportError } from "../../port/transport-error.ts"
import { VietnamTime } from "../../time/vietnam-time.ts"
import { checkedEffect, decodeAnswer, decodeEach, optional, orNone, shownAnswer } from "./answer.ts"
import { failureOf, problemOf } from "./call-adapter.ts"
import { directoryEntry } from "./transport-answer.ts"

/** A directory whose answers are checked. */
export type ReadDirectory = Omit<AgencyDirectory["Service"], "reading"> & {
  readonly reading?: Effect.Effect<Option.Option<DirectoryReading>, DirectoryError | StorageError>
}

const reading: Schema.Decoder<DirectoryReading> = Schema.Struct({
  readAt: VietnamTime,
  version: optional(Schema.Natural),
  from: optional(Schema.String),
  away: optional(Schema.declare((given): given is TransportError => given instanceof TransportError)),
})

interface Expected {
  readonly en: string
  readonly vi: string
}

const anEntry: Expected = {
  en: "`find` must return `{ code, name }` of the agency, or undefined",
  vi: "kết quả tra cứu không có đủ mã định danh và tên cơ quan",
}
const aList: Expected = {
  en: "`list` must return an array of `{ code, name }`",
  vi: "danh sách cơ quan không đọc được",
}
const aReading: Expected = {
  en: "`reading` must return `{ readAt }`, such as 2026-11-29T08:00:00.000+07:00, or undefined",
  vi: "thời điểm đọc danh bạ không đọc được",
}

const malformed = ({ en, vi }: Expected, given: unknown) =>
  new DirectoryError({
    reason: "malformed-answer",
    detail: { problem: `${en}; it returned ${shownAnswer(given)}`, problemVi: vi },
  })

/** The error for a directory that was asked for one agency and returned another. */
export const gaveAnother = (asked: string, { code }: DirectoryEntry): DirectoryError =>
  new DirectoryError({
    reason: "malformed-answer",
    detail: {
      problem: `asked for ${asked}, it returned ${code}, another agency`,
      problemVi: `tra cứu ${asked} nhưng nhận được cơ quan khác là ${code}`,
    },
  })

/** Turns what a directory threw into the port's error. */
export const directoryFailure = failureOf<DirectoryError | StorageError>(
  DirectoryError,
  (cause) =>
    new DirectoryError({
      reason: "unavailable",
      detail: problemOf(cause, "danh bạ báo lỗi"),
      cause,
    }),
)

const asked = (expected: Expected, ask: () => unknown) =>
  checkedEffect(ask, (given) => malformed(expected, given), directoryFailure)

/** The port answers with an `Option` where there may be nothing. */
const readOption = <A>(schema: Schema.Decoder<A>, expected: Expected, ask: () => unknown) =>
  Effect.flatMap(asked(expected, ask), (given) =>
    Option.isOption(given)
      ? Effect.fromResult(decodeAnswer(orNone(schema), Option.getOrUndefined(given))).pipe(
          Effect.mapBoth({
            onFailure: () => malformed(expected, Option.getOrUndefined(given)),
            onSuccess: (answer): Option.Option<A> => Option.fromNullishOr(answer) as Option.Option<A>,
          }),
        )
      : Effect.fail(malformed(expected, given)),
  )

/** The checked form of each directory, so that none is wrapped twice. */
const known = new WeakMap<object, ReadDirectory>()

/** Marks a directory of this library, whose answers need no check. */
export const readBefore = (own: AgencyDirectory["Service"]): AgencyDirectory["Service"] => {
  known.set(own, own)
  return own
}

const listReader = () => {
  const lists = new WeakMap<object, ReadonlyArray<DirectoryEntry>>()
  return Effect.fnUntraced(function* (given: unknown) {
    const before = typeof given === "object" && given !== null ? lists.get(given) : undefined
    if (before) return before
    const entries = yield* decodeEach(directoryEntry, given)
    if (Result.isFailure(entries)) return yield* malformed(aList, given)
    lists.set(given as object, entries.success)
    return entries.success
  })
}

/**
 * Wraps a directory so that its answers have the port's shapes; the exchange only uses directories wrapped in
 * this way. Any other answer or thrown value becomes a `DirectoryError`.
 */
export const readDirectory = (host: AgencyDirectory["Service"]): ReadDirectory => {
  const before = known.get(host)
  if (before) return before
  const readList = listReader()
  const made: ReadDirectory = {
    find: (code) => readOption(directoryEntry, anEntry, () => host.find(code)),
    ...(host.list && {
      list: Effect.flatMap(
        asked(aList, () => host.list),
        readList,
      ),
    }),
    ...(host.reading && { reading: readOption(reading, aReading, () => host.reading) }),
  }
  known.set(host, made)
  return made
}
