import type { Schema } from "effect"
import { nearest } from "../problem/nearest.ts"
import type { Detail } from "../problem/sentence.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { type Ast, expectedValue, fieldsOf } from "./expected-value.ts"

type Issue = Schema.SchemaError["issue"]

/** How much of a host's value an error's sentence shows: enough to find it. */
const maxValueLength = 80

export const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

const asJson = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // It contains itself, or is nested too deep to be written.
    return Array.isArray(value) ? "[…]" : "{…}"
  }
}

/** A value as JSON, where it can be written as JSON. */
export const shown = (value: unknown): string =>
  (typeof value === "bigint" ? String(value) : asJson(value)).slice(0, maxValueLength)

const partAt = (whole: Ast | undefined, key: string): Ast | undefined => {
  if (whole?._tag === "Arrays") return whole.rest[0]
  return whole?._tag === "Objects"
    ? whole.propertySignatures.find(({ name }) => name === key)?.type
    : undefined
}

/** The path of the first place where a schema failed. */
const pathOf = (issue: Issue): ReadonlyArray<string> => {
  switch (issue._tag) {
    case "Pointer":
      return [...issue.path.map(String), ...pathOf(issue.issue)]
    case "Composite":
      return pathOf(issue.issues[0])
    case "Filter":
    case "Encoding":
      return pathOf(issue.issue)
    default:
      return []
  }
}

/** The next step: to write the expected value. */
export const write = ({ en, vi }: Reason): Detail => ({ next: `Write ${en}.`, nextVi: `Cần ghi ${vi}.` })

/**
 * The path where a schema failed, `tet.newYear`, the value there, if any, and the expected value; `known`
 * lists the existing fields if the field is unknown.
 */
export const faultIn = (schema: Ast, given: unknown, { issue }: { readonly issue: Issue }) => {
  const path = pathOf(issue)
  const value = path.reduce(memberOf, given)
  const around = path.slice(0, -1).reduce<Ast | undefined>(partAt, schema)
  const known = around ? fieldsOf(around) : []
  const last = path.at(-1)
  const isUnknown = last !== undefined && known.length > 0 && !known.includes(last)
  const place = path.reduce<Ast | undefined>(partAt, schema)
  const expected = place && expectedValue(place)
  return {
    field: path.join(".").slice(0, maxValueLength),
    ...(value !== undefined && { value: shown(value) }),
    ...(isUnknown ? { known: known.join(", ") } : expected && write(expected)),
  }
}

const named = (place: string) =>
  place === "" ? { en: "it", vi: "giá trị" } : { en: place, vi: `\`${place}\`` }

/** What is wrong at a path, in both languages. */
export const problemAt = (place: string, { value, known }: Detail): Detail => {
  const { en, vi } = named(place)
  if (known !== undefined)
    return {
      problem: `there is no field ${en}.`,
      problemVi: `không có mục ${vi}.`,
      ...namesInstead(place, known),
    }
  return value === undefined
    ? { problem: `${en} is missing.`, problemVi: `thiếu ${vi}.` }
    : { problem: `${en} must not be ${value}.`, problemVi: `${vi} không được là ${value}.` }
}

const namesInstead = (place: string, known: string): Detail => {
  const meant = nearest(place.split(".").at(-1) ?? place, known.split(", "))
  return {
    next: `${meant === undefined ? "" : `Did you mean ${meant}? `}The fields are: ${known}.`,
    nextVi: `${meant === undefined ? "" : `Có phải ý là \`${meant}\`? `}Các mục có thể dùng: \`${known}\`.`,
  }
}
