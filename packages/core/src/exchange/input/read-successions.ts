import { Result, Schema } from "effect"
import { invalidValue, wrongInput, wrongKind, wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { Succession, type SuccessionFault, wrongSuccession } from "../../agency/succession.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { InputError } from "../../vocabulary/input-error.ts"

const Rows = Schema.Struct({ successions: Schema.Array(Succession) })
const decode = Schema.decodeUnknownResult(Rows, { onExcessProperty: "error" })

const expected: Readonly<Record<SuccessionFault["fault"], Reason>> = {
  "same-code": { en: "another code than `from`", vi: "mã khác với `from`" },
  "given-twice": {
    en: "each change once; this row stands twice",
    vi: "mỗi thay đổi một lần; dòng này bị ghi hai lần",
  },
  "both-ended-and-followed": {
    en: "either a code that took over or none, not both on one day",
    vi: "hoặc có mã tiếp nhận hoặc không; không ghi cả hai trong cùng một ngày",
  },
  "chained-in-a-day": {
    en: "the code that stands at the end of the day; another row of the day goes on from this one",
    vi: "mã còn lại vào cuối ngày; một dòng khác cùng ngày lại bắt đầu từ mã này",
  },
}

/** Reads rows of {@link Succession}, or names the first invalid row and what is expected there. */
export const successionsIn = (rows: unknown): Result.Result<ReadonlyArray<Succession>, InputError> => {
  const given = { successions: rows }
  const read = decode(given)
  if (Result.isFailure(read)) return Result.fail(invalidValue(read.failure, given, "successions"))
  const { successions } = read.success
  const wrong = wrongSuccession(successions)
  if (wrong === undefined) return Result.succeed(successions)
  const { row, fault } = wrong
  const field = fault === "same-code" || fault === "chained-in-a-day" ? "to" : "from"
  const value = successions[row]?.[field]
  return Result.fail(wrongValue("successions", value, expected[fault], `successions[${row}].${field}`))
}

const fileExpected: Reason = {
  en: 'the JSON text of a list of `{ "from", "to", "since", "source" }`',
  vi: 'nội dung JSON là danh sách `{ "from", "to", "since", "source" }`',
}

const parse = (text: unknown): unknown => {
  if (typeof text !== "string") throw wrongKind("successions", text, fileExpected)
  try {
    // Windows editors begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch {
    const said = { en: "the text is not JSON.", vi: "nội dung không phải JSON." }
    throw wrongInput("successions", said, fileExpected)
  }
}

/**
 * Reads the text of a file of agencies that were merged, divided or ended (tệp thay đổi cơ quan): a JSON list
 * of rows. Throws an `InputError` that names the invalid row and what is expected there.
 *
 * @example
 * ```ts
 * import { readSuccessions } from "@lienthong/core/agency"
 *
 * const successions = readSuccessions(
 *   '[{ "from": "000.00.31.H53", "since": "2025-07-01", "source": "Nghị quyết 202/2025/QH15" }]',
 * )
 * ```
 */
export const readSuccessions = (text: string): ReadonlyArray<Succession> =>
  Result.getOrThrow(successionsIn(parse(text)))
