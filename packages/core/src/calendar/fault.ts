import type { Schema } from "effect"
import { nearest } from "../problem/nearest.ts"
import type { Detail } from "../problem/sentence.ts"

type Ast = Schema.Top["ast"]

/** How much of a host's value an error's sentence shows: enough to find it. */
const maxValueLength = 80

export const memberOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined

/** A value as JSON, where it can be written as JSON. */
export const shown = (value: unknown): string => {
  const text = typeof value === "bigint" ? String(value) : JSON.stringify(value)
  return (text ?? String(value)).slice(0, maxValueLength)
}

const partAt = (whole: Ast | undefined, key: string): Ast | undefined => {
  if (whole?._tag === "Arrays") return whole.rest[0]
  return whole?._tag === "Objects"
    ? whole.propertySignatures.find(({ name }) => name === key)?.type
    : undefined
}

/** The fields that exist at a path. Empty where there are none. */
const fieldsAt = (schema: Ast, path: ReadonlyArray<string>): ReadonlyArray<string> => {
  const around = path.reduce<Ast | undefined>(partAt, schema)
  return around?._tag === "Objects" ? around.propertySignatures.map(({ name }) => String(name)) : []
}

/**
 * The path where a schema failed, `tet.newYear`, and the value there, if any; `known` lists the existing
 * names for an unknown one.
 */
export const faultIn = (schema: Ast, given: unknown, message: string) => {
  const path = [...(/\bat ((?:\[[^\]]+\])+)/.exec(message)?.[1]?.matchAll(/\["?(.+?)"?\]/g) ?? [])].map(
    ([, key = ""]) => key,
  )
  const value = path.reduce(memberOf, given)
  const known = fieldsAt(schema, path.slice(0, -1))
  const last = path.at(-1)
  const isUnknown = last !== undefined && known.length > 0 && !known.includes(last)
  return {
    field: path.join(".").slice(0, maxValueLength),
    ...(value !== undefined && { value: shown(value) }),
    ...(isUnknown && { known: known.join(", ") }),
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
