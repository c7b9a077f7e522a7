import { Schema } from "effect"
import { LocalDate } from "../time/vietnam-time.ts"
import type { Reason } from "../vocabulary/ground.ts"

/** The tree that a schema is. */
export type Ast = Schema.Top["ast"]

const key = "belongs"

/** Annotates a schema of the calendar with a description of the expected value, in both languages. */
export const expects = (en: string, vi: string): { readonly [key]: Reason } => ({ [key]: { en, vi } })

/** The fields of a schema. Empty if it has none. */
export const fieldsOf = (ast: Ast | undefined): ReadonlyArray<string> =>
  ast?._tag === "Objects" ? ast.propertySignatures.map(({ name }) => String(name)) : []

const annotated = (ast: Ast): unknown => (ast.checks?.at(-1) ?? ast).annotations?.[key]

const isReason = Schema.is(Schema.Struct({ en: Schema.String, vi: Schema.String }))

/** The value that a schema expects, described for a person, where that is known. */
export const expectedValue = (ast: Ast): Reason | undefined => {
  const own = annotated(ast)
  if (isReason(own)) return own
  if (ast._tag === "Union" && ast.types[0]) return expectedValue(ast.types[0])
  if (ast._tag === "Arrays") return { en: "a list", vi: "một danh sách" }
  const fields = fieldsOf(ast).join(", ")
  return fields === ""
    ? undefined
    : { en: `an object with the fields ${fields}`, vi: `một đối tượng gồm các mục \`${fields}\`` }
}

/** A day of a calendar's row. */
export const Day = LocalDate.annotate(
  expects("a day that exists, as 2027-02-06", "ngày có thật, như 2027-02-06"),
)

export const YesOrNo = Schema.Boolean.annotate(
  expects("true or false, without quotation marks", "true hoặc false, không có dấu ngoặc kép"),
)

const unseen = /[\p{C}\p{Zl}\p{Zp}]/u

/** One line of text as it is printed: something to read, and no control or invisible character. */
export const PrintedLine = Schema.String.check(
  Schema.makeFilter((text: string) => text.trim() !== "" && !unseen.test(text)),
).annotate(expects("one line of text, without control characters", "một dòng chữ, không có ký tự điều khiển"))
