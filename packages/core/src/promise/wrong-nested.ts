import { Result, Schema } from "effect"
import { invalidValue, wrongValue } from "../adapter-kit/input/invalid-value.ts"
import { PaperList } from "../policy/paper-list.ts"
import { isBlank } from "../text/plain-text.ts"
import type { InputError } from "../vocabulary/input-error.ts"
import type { CompleteSettings } from "./complete-options.ts"

const { Number: Figure, optional, Struct } = Schema
const Texts = Schema.Array(Schema.String)

/** The options that are objects, with all their fields and no others. */
const Nested = Struct({
  agency: Struct({ name: Schema.String, otherCodes: optional(Texts) }),
  paperList: optional(PaperList),
  governmentFocalPoints: optional(Texts),
  retry: Struct({
    firstDelaySeconds: Figure,
    maxDelaySeconds: Figure,
    attempts: Figure,
    readAgainSeconds: Figure,
  }),
  duties: Struct({
    atOnceMillis: Struct({ flash: Figure, "very-urgent": Figure, urgent: Figure }),
    answerRecallMillis: optional(Figure),
    answerUpdateMillis: optional(Figure),
    completeWorkingDays: optional(Figure),
    reportWait: Struct({ workingDays: Figure, urgentMillis: Figure }),
  }),
  workers: Schema.Union([
    Schema.Literal(false),
    Struct({
      pollMillis: optional(Figure),
      sealMillis: optional(Figure),
      capacity: Struct({ urgent: Figure, ordinary: Figure }),
    }),
  ]),
})

const decode = Schema.decodeUnknownResult(Nested, { onExcessProperty: "error" })

const isDelay = (seconds: number) => Number.isFinite(seconds) && seconds > 0
const aDelay = { en: "seconds, a number above 0", vi: "số giây lớn hơn 0" }

const wrongRetry = ({ retry }: CompleteSettings): InputError | undefined => {
  for (const field of ["firstDelaySeconds", "maxDelaySeconds", "readAgainSeconds"] as const)
    if (!isDelay(retry[field])) return wrongValue("retry", retry[field], aDelay, `retry.${field}`)
  const { attempts } = retry
  return attempts >= 1 && (Number.isSafeInteger(attempts) || attempts === Number.POSITIVE_INFINITY)
    ? undefined
    : wrongValue("retry", attempts, { en: "a whole number from 1", vi: "số nguyên từ 1" }, "retry.attempts")
}

/**
 * Finds what is wrong inside an option that is an object or a list: a field that is missing, unknown or of
 * another kind.
 */
export const wrongNested = (options: CompleteSettings): InputError | undefined => {
  const { agency, paperList, governmentFocalPoints, retry, duties, workers } = options
  const { name, otherCodes } = agency
  const given = { agency: { name, otherCodes }, paperList, governmentFocalPoints, retry, duties, workers }
  const read = decode(given)
  if (Result.isFailure(read)) return invalidValue(read.failure, given, "options")
  if (isBlank(name))
    return wrongValue(
      "name",
      name,
      { en: "the name of the agency, as its documents have it", vi: "tên cơ quan như ghi trên văn bản" },
      "agency.name",
    )
  return wrongRetry(options)
}
