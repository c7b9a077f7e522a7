import { unknownField, wrongKind } from "../adapter-kit/input/invalid-value.ts"
import { isPlainObject } from "../adapter-kit/input/plain-object.ts"
import { accepts } from "../adapter-kit/promise/answer.ts"
import { isSealed } from "../calendar/sealed-calendar.ts"
import type { Reason } from "../vocabulary/ground.ts"
import type { InputError } from "../vocabulary/input-error.ts"
import type { AgencyProfile, ExchangeOptions, WorkerOptions } from "./exchange-options.ts"
import { type GivenAdapters, isAdapter } from "./plain-adapters.ts"
import { wrongViews } from "./wrong-views.ts"

type Check = readonly [check: (value: unknown) => boolean, expected: Reason]

const made = (option: keyof GivenAdapters, by: string): Check => [
  isAdapter[option],
  { en: `what an adapter gives, as ${by} does`, vi: `giá trị do bộ chuyển đổi tạo ra, ví dụ ${by}` },
]
const isFunction = (value: unknown) => typeof value === "function"
const aFunction: Check = [isFunction, { en: "a function", vi: "một hàm" }]
const anObject: Check = [
  isPlainObject,
  { en: "an object with its settings", vi: "đối tượng gồm các thiết lập" },
]
const aList: Check = [Array.isArray, { en: "a list", vi: "một danh sách" }]

/** Settings inside settings. Their defaults would hide a value that is not an object. */
const inner = [
  ["duties", "atOnceMillis", "reportWait"],
  ["workers", "capacity"],
] as const

/** Each option of `openExchange` and what it must be. An option that is missing here does not compile. */
const checks: { readonly [Option in keyof Required<ExchangeOptions>]: Check } = {
  agency: [isPlainObject, { en: "an object `{ code, name }`", vi: "đối tượng `{ code, name }`" }],
  storage: made("storage", 'sqlite("tay-ninh.db")'),
  axis: made("axis", "nationalAxis({ endpoint, systemId, secret })"),
  signers: made("signers", "pdfSigner({ person, agency })"),
  verifier: made("verifier", "pdfVerifier({ trust: [pem] })"),
  sealer: made("sealer", "keySealer(pem)"),
  directory: made("directory", "Layer.succeed(AgencyDirectory, …)"),
  authorizer: made("authorizer", "authorizeBy(…)"),
  calendar: [
    isSealed,
    { en: "a calendar, as workingCalendar({ … }) makes", vi: "lịch do workingCalendar({ … }) tạo ra" },
  ],
  paperList: [isPlainObject, { en: "a list `{ basis, entries }`", vi: "danh mục `{ basis, entries }`" }],
  governmentFocalPoints: aList,
  // `ownTypesIn`, `successionsIn` and `recipientGroupsIn` check the rows.
  ownTypes: aList,
  successions: aList,
  recipientGroups: aList,
  recordReading: [(value) => typeof value === "boolean", { en: "true or false", vi: "`true` hoặc `false`" }],
  textOf: aFunction,
  retry: anObject,
  duties: anObject,
  competence: aFunction,
  // `wrongSettings` checks the rules, because it knows their names and lists them in its error.
  signaturePolicy: [(value) => typeof value !== "object" || isPlainObject(value), anObject[1]],
  workers: [
    (value) => value === false || isPlainObject(value),
    {
      en: "false, or an object `{ pollMillis, capacity, sealMillis }`",
      vi: "false hoặc đối tượng `{ pollMillis, capacity, sealMillis }`",
    },
  ],
  views: aList,
  log: aFunction,
  clock: aFunction,
}

/** What an option must be, as a sentence for a person. */
export const expectedOf = (option: keyof ExchangeOptions): Reason => checks[option][1]

const profile: { readonly [Field in keyof Required<AgencyProfile>]: true } = {
  code: true,
  name: true,
  abbreviation: true,
  place: true,
  otherCodes: true,
  inCharge: true,
  address: true,
  email: true,
  telephone: true,
  fax: true,
  website: true,
}

const aText: Reason = { en: "text", vi: "chuỗi ký tự" }

const wrongProfile = (agency: object): InputError | undefined => {
  for (const [field, value] of Object.entries(agency)) {
    if (!Object.hasOwn(profile, field)) return unknownField(field, Object.keys(profile), `agency.${field}`)
    if (value === undefined && field !== "code" && field !== "name") continue
    const isList = field === "otherCodes"
    if (isList ? !Array.isArray(value) : typeof value !== "string")
      return wrongKind(
        field,
        value,
        isList ? { en: "a list of codes", vi: "danh sách mã" } : aText,
        `agency.${field}`,
      )
  }
  return Object.hasOwn(agency, "code") && Object.hasOwn(agency, "name")
    ? undefined
    : wrongKind("agency", agency, checks.agency[1])
}

const workerFields: { readonly [Field in keyof Required<WorkerOptions>]: true } = {
  pollMillis: true,
  capacity: true,
  sealMillis: true,
}

const objectWith = (names: string): Reason => ({
  en: `an object with ${names}`,
  vi: `đối tượng gồm ${names}`,
})
const anyOptions: Reason = {
  en: "an object with options; none is needed here, so `{}` will do",
  vi: "đối tượng gồm các thiết lập; ở đây không bắt buộc mục nào nên có thể là `{}`",
}

/**
 * Finds what is wrong with options before anything is opened: one that is unknown, of another kind, such as a
 * store's path in place of the store, or missing though it is needed.
 */
export const wrongOptions = (
  options: unknown,
  needed: ReadonlyArray<PropertyKey>,
): InputError | undefined => {
  if (!isPlainObject(options))
    return wrongKind("options", options, needed.length === 0 ? anyOptions : objectWith(needed.join(", ")))
  const given = options as Readonly<Record<string, unknown>>
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(checks, name))
  if (unknown !== undefined) return unknownField(unknown, Object.keys(checks))
  for (const [name, [check, expected]] of Object.entries(checks)) {
    const value = given[name]
    if (value === undefined && !needed.includes(name)) continue
    if (!accepts(check, value)) return wrongKind(name, value, expected)
  }
  const workers = isPlainObject(given.workers) ? Object.keys(given.workers as object) : []
  const odd = workers.find((name) => !Object.hasOwn(workerFields, name))
  if (odd !== undefined) return unknownField(odd, Object.keys(workerFields), `workers.${odd}`)
  for (const [option, ...fields] of inner)
    for (const field of fields) {
      const settings = given[option]
      const value: unknown = isPlainObject(settings) ? Reflect.get(settings, field) : undefined
      if (value !== undefined && !isPlainObject(value))
        return wrongKind(option, value, anObject[1], `${option}.${field}`)
    }
  const { agency, views } = given
  return (isPlainObject(agency) ? wrongProfile(agency) : undefined) ?? wrongViews(views)
}
