import { Effect, Result, Schema, Stream } from "effect"
import { LocalDate, VietnamTime } from "../../time/vietnam-time.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { expectedDay, expectedTime, oneOf } from "./expected.ts"
import { invalidValue, wrongKind, wrongValue } from "./invalid-value.ts"

/** What belongs in a place: whether a value does, and the error for one that does not. */
export interface Kind {
  readonly is: (value: unknown) => boolean
  readonly wrong: (place: string, value: unknown) => InputError
}

const kind = (is: (value: unknown) => boolean, expected: Reason): Kind => ({
  is,
  wrong: (place, value) => (typeof value === "object" ? wrongKind : wrongValue)(place, value, expected),
})

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date)

const named = (fields: ReadonlyArray<string>): Reason => ({
  en: `an object \`{ ${fields.join(", ")} }\``,
  vi: `đối tượng \`{ ${fields.join(", ")} }\``,
})

const isInstant = (value: unknown): value is number =>
  typeof value === "number" && value >= firstInstant && value <= lastInstant

// Years are written with four digits.
const firstInstant = Date.parse("0000-01-01T00:00:00+07:00")
const lastInstant = Date.parse("9999-12-31T23:59:59.999+07:00")

/**
 * What belongs in the places of a function's parameters, for `checked`: `given.text`,
 * `given.list(given.day)`.
 */
export const given = {
  anything: kind(() => true, { en: "anything", vi: "giá trị bất kỳ" }),
  text: kind((value) => typeof value === "string", { en: "text", vi: "chuỗi ký tự" }),
  /** Text that errors do not repeat. */
  secret: {
    is: (value) => typeof value === "string",
    wrong: (place, value) => wrongKind(place, value, { en: "text", vi: "chuỗi ký tự" }),
  } satisfies Kind,
  day: kind(Schema.is(LocalDate), expectedDay),
  time: kind(Schema.is(VietnamTime), expectedTime),
  clockTime: kind((value) => typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value), {
    en: "a time of day as text, such as 07:30",
    vi: "giờ trong ngày dạng chữ theo mẫu 07:30",
  }),
  instant: kind(isInstant, {
    en: "the milliseconds since 1970 as `Date.now()` or `date.getTime()` returns, in the years 0000 to 9999",
    vi: "số mili giây tính từ năm 1970 như `Date.now()` hoặc `date.getTime()` trả về, từ năm 0000 đến năm 9999",
  }),
  yesOrNo: kind((value) => typeof value === "boolean", { en: "true or false", vi: "`true` hoặc `false`" }),
  number: kind(Number.isFinite, { en: "a number", vi: "một số" }),
  wholeNumber: kind(Number.isSafeInteger, { en: "a whole number", vi: "một số nguyên" }),
  count: kind((value) => Number.isSafeInteger(value) && Number(value) >= 0, {
    en: "a whole number from 0",
    vi: "một số nguyên từ 0",
  }),
  bytes: kind((value) => value instanceof Uint8Array, {
    en: "bytes, a Uint8Array or Buffer",
    vi: "dãy byte dạng `Uint8Array` hoặc `Buffer`",
  }),
  callable: kind((value) => typeof value === "function", { en: "a function", vi: "một hàm" }),
  effect: kind(Effect.isEffect, { en: "an Effect", vi: "giá trị `Effect`" }),
  stream: kind(Stream.isStream, { en: "a Stream", vi: "giá trị `Stream`" }),
  object: kind(isObject, { en: "an object", vi: "một đối tượng" }),
  /** An iterable. A text does not count as one. */
  iterable: kind((value) => typeof value === "object" && value !== null && Symbol.iterator in value, {
    en: "a list or another iterable",
    vi: "một danh sách hoặc giá trị duyệt được từng phần tử",
  }),
  oneOf: (words: ReadonlyArray<string>): Kind =>
    kind((value) => typeof value === "string" && words.includes(value), oneOf(words)),
  /** An object with these fields, its own or its class's. */
  with: (fields: Readonly<Record<string, Kind>>): Kind => {
    const kinds = Object.entries(fields)
    const oddIn = (value: object) => kinds.find(([name, { is }]) => !is(Reflect.get(value, name)))
    return {
      is: (value) => isObject(value) && oddIn(value) === undefined,
      wrong: (place, value) => {
        const [name, odd] = (isObject(value) && oddIn(value)) || []
        return isObject(value) && name !== undefined && odd !== undefined && name in value
          ? odd.wrong(`${place}.${name}`, Reflect.get(value, name))
          : wrongKind(place, value, named(Object.keys(fields)))
      },
    }
  },
  list: (member: Kind): Kind => ({
    is: (value) => Array.isArray(value) && value.every(member.is),
    wrong: (place, value) => {
      if (!Array.isArray(value)) return wrongKind(place, value, { en: "a list", vi: "một danh sách" })
      const index = value.findIndex((each) => !member.is(each))
      return member.wrong(`${place}[${index}]`, value[index])
    },
  }),
  /** One of two kinds; errors describe the first. */
  either: (one: Kind, other: Kind): Kind => ({
    is: (value) => one.is(value) || other.is(value),
    wrong: one.wrong,
  }),
  optional: (one: Kind): Kind => ({ is: (value) => value === undefined || one.is(value), wrong: one.wrong }),
  /** A value of a schema. */
  of: (schema: Schema.Codec<unknown, unknown>): Kind => {
    const is = Schema.is(schema)
    const read = Schema.decodeUnknownResult(schema)
    return {
      // A schema whose fields are all optional accepts any object.
      is: (value) =>
        !(value instanceof Date || value instanceof Map || value instanceof Promise) && is(value),
      wrong: (place, value) => {
        const met = read(value)
        return Result.isFailure(met)
          ? invalidValue(met.failure, value, place)
          : wrongKind(place, value, { en: "another value", vi: "giá trị khác" })
      },
    }
  },
} as const
