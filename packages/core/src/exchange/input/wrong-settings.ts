import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { isOwnAgencyCode } from "../../agency/agency-identifier.ts"
import { describePlaceFault, placeFaults } from "../../document/place-and-date.ts"
import { type DutySettings, defaultReportWait } from "../../policy/deadline/duty-term.ts"
import { type SignaturePolicy, wrongSignaturePolicy } from "../../policy/signature-policy.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"

/**
 * Finds what is wrong with the place that is printed before a date (địa danh), by Annex I, II.4 of Decree
 * 30/2020.
 */
export const wrongPlace = (place: string): InputError | undefined => {
  const [fault] = placeFaults(place)
  if (fault === undefined) return undefined
  const { en, vi } = describePlaceFault(fault)
  return reject("place-malformed", { place, problem: en, problemVi: vi })
}

const isDuration = (value: unknown) => Number.isFinite(value) && Number(value) >= 0
const isPositive = (value: unknown) => Number.isFinite(value) && Number(value) > 0
/** A year and a half of working days: a larger number is a slip. */
const isDays = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= 366

const expected: ReadonlyMap<unknown, Reason> = new Map([
  [isDuration, { en: "milliseconds, a number from 0", vi: "số mili giây từ 0" }],
  [isPositive, { en: "milliseconds, a number above 0", vi: "số mili giây lớn hơn 0" }],
  [
    isDays,
    { en: "working days, a whole number from 1 to 366", vi: "số ngày làm việc, số nguyên từ 1 đến 366" },
  ],
])
const aFigure: Reason = { en: "a number", vi: "một số" }

const urgentLevels = ["flash", "very-urgent", "urgent"] as const

/** Finds what is wrong with an agency's times for its duties: a duty without a time is never missed. */
const wrongDuties = ({
  atOnceMillis,
  answerRecallMillis = 0,
  answerUpdateMillis = 0,
  completeWorkingDays = 1,
  reportWait = defaultReportWait,
}: DutySettings): InputError | undefined => {
  const stated = [
    ...urgentLevels.map((level) => [`atOnceMillis.${level}`, atOnceMillis?.[level], isDuration] as const),
    ["answerRecallMillis", answerRecallMillis, isDuration],
    ["answerUpdateMillis", answerUpdateMillis, isDuration],
    ["completeWorkingDays", completeWorkingDays, isDays],
    ["reportWait.workingDays", reportWait?.workingDays, isDays],
    ["reportWait.urgentMillis", reportWait?.urgentMillis, isPositive],
  ] as const
  const wrong = stated.find(([, value, isRight]) => !isRight(value))
  return wrong && wrongValue(`duties.${wrong[0]}`, wrong[1], expected.get(wrong[2]) ?? aFigure)
}

const printed = /^\P{Cc}*$/u
const inNotation = /^[\p{L}\p{N}&.-]+$/u

/**
 * Finds a text of the agency that no packet can carry, or that no notation can contain (Decree 30/2020, Annex
 * I).
 */
const wrongTexts = (agency: object, abbreviation: string | undefined): InputError | undefined => {
  const odd = Object.entries(agency).find(([, value]) => typeof value === "string" && !printed.test(value))
  if (odd)
    return wrongValue(`agency.${odd[0]}`, odd[1], {
      en: "a text without control characters",
      vi: "chuỗi không có ký tự điều khiển",
    })
  return abbreviation === undefined || inNotation.test(abbreviation)
    ? undefined
    : wrongValue("agency.abbreviation", abbreviation, {
        en: "an abbreviation as notations have it, such as UBND: letters and digits without spaces or slashes",
        vi: "chữ viết tắt như trong ký hiệu, ví dụ UBND: chữ cái và chữ số, không có dấu cách và dấu gạch chéo",
      })
}

/**
 * Finds what keeps an agency's exchange from being opened: it is the sender of everything it sends, which
 * also shows its place.
 */
export const wrongSettings = (settings: {
  readonly agency: { readonly code: string }
  readonly abbreviation?: string | undefined
  readonly place?: string | undefined
  readonly signaturePolicy?: SignaturePolicy | undefined
  readonly duties?: DutySettings | undefined
}): InputError | undefined => {
  const { code } = settings.agency
  if (!isOwnAgencyCode(code)) return reject("own-code-malformed", { code })
  const { place, signaturePolicy, duties } = settings
  return (
    wrongTexts(settings.agency, settings.abbreviation) ??
    (place === undefined ? undefined : wrongPlace(place)) ??
    (signaturePolicy === undefined ? undefined : wrongSignaturePolicy(signaturePolicy)) ??
    (duties === undefined ? undefined : wrongDuties(duties))
  )
}
