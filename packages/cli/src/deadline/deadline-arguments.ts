import type { Urgency } from "@lienthong/core"
import { AgencyCode, isWellFormedAgencyCode } from "@lienthong/core/agency"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Result } from "effect"
import { parseInstant } from "../console/instant.ts"
import { noWords, readOptions, type UsageProblem } from "../console/usage-problem.ts"

/** The arguments of `lienthong deadline`. */
export interface DeadlineArguments {
  readonly signedAt: VietnamTime
  readonly urgency: Urgency
  /** The agency that issues the document. */
  readonly agency?: AgencyCode
  /** The file with the agencies' office hours. Default: the library's hours. */
  readonly hours?: string
  /** The calendar file. Default: the shipped table alone. */
  readonly calendar?: string
  /** When it was sent, or would be. */
  readonly sentAt?: VietnamTime
}

/** The urgencies (độ khẩn) that can be written, by their Vietnamese names. */
const urgencies: Readonly<Record<string, Urgency>> = {
  thuong: "ordinary",
  khan: "urgent",
  "thuong-khan": "very-urgent",
  "hoa-toc": "flash",
}

const parseUrgency = (text: string): Result.Result<Urgency, UsageProblem> => {
  const urgency = Object.hasOwn(urgencies, text) ? urgencies[text] : undefined
  const known = Object.keys(urgencies).join(", ")
  return urgency === undefined
    ? Result.fail({
        en: `--urgency is one of ${known}, not "${text}"`,
        vi: `--urgency là một trong ${known}, không phải "${text}"`,
      })
    : Result.succeed(urgency)
}

/** Parses a code that documents may be sent to. */
export const parseAgency = (option: string, text: string): Result.Result<AgencyCode, UsageProblem> =>
  isWellFormedAgencyCode(text)
    ? Result.succeed(AgencyCode.make(text))
    : Result.fail({
        en: `--${option} is an agency's identifier such as 000.00.00.H53, not "${text}"`,
        vi: `--${option} là mã định danh cơ quan, ví dụ 000.00.00.H53, không phải "${text}"`,
      })

/** Parses the arguments of `lienthong deadline`. */
export const parseDeadlineArguments = (
  args: ReadonlyArray<string>,
): Result.Result<DeadlineArguments, UsageProblem> =>
  Result.gen(function* () {
    const { values, positionals } = yield* readOptions(args, {
      signed: { type: "string" },
      urgency: { type: "string", default: "thuong" },
      agency: { type: "string" },
      hours: { type: "string" },
      calendar: { type: "string" },
      sent: { type: "string" },
    })
    yield* noWords(positionals)
    if (values.signed === undefined) {
      return yield* Result.fail({ en: "--signed is needed", vi: "cần có --signed" })
    }
    const signedAt = yield* parseInstant("signed", values.signed)
    const urgency = yield* parseUrgency(values.urgency)
    const agency = values.agency === undefined ? undefined : yield* parseAgency("agency", values.agency)
    const { hours } = values
    if (hours !== undefined && agency === undefined) {
      return yield* Result.fail({
        en: "--hours needs --agency: whose hours?",
        vi: "--hours cần có --agency: giờ làm việc của cơ quan nào?",
      })
    }
    const sentAt = values.sent === undefined ? undefined : yield* parseInstant("sent", values.sent)
    if (sentAt !== undefined && sentAt < signedAt) {
      return yield* Result.fail({ en: "--sent is before --signed", vi: "--sent trước --signed" })
    }
    return {
      signedAt,
      urgency,
      ...(agency && { agency }),
      ...(hours !== undefined && { hours }),
      ...(values.calendar !== undefined && { calendar: values.calendar }),
      ...(sentAt && { sentAt }),
    }
  })
