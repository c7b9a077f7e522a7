import type { SchemaAST, SchemaIssue } from "effect"
import { nearest } from "../../problem/nearest.ts"
import { isBlank } from "../../text/plain-text.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import { expectedAt, fieldsOf, noSuchDay } from "./expected.ts"
import { saidOfFieldless, unreadable } from "./stand-in.ts"

const maxShownLength = 100

const notReadable: Reason = { en: "an unreadable value was given", vi: "giá trị không đọc được" }

const aSymbol: Reason = { en: "a symbol was given", vi: "giá trị là ký hiệu riêng" }

const kindOfReadable = (given: unknown): Reason => {
  if (given === undefined) return { en: "nothing was given", vi: "chưa có giá trị" }
  if (given === null) return { en: "null was given", vi: "giá trị rỗng" }
  if (given instanceof Date) return { en: "a Date was given", vi: "giá trị là đối tượng ngày giờ" }
  if (given instanceof Uint8Array) return { en: "bytes were given", vi: "giá trị là dãy byte" }
  if (Array.isArray(given))
    return {
      en: `a list of ${given.length} was given`,
      vi: `giá trị là danh sách có ${given.length} phần tử`,
    }
  switch (typeof given) {
    case "string":
      return isBlank(given)
        ? { en: "an empty text was given", vi: "giá trị là chuỗi trống" }
        : { en: "text was given", vi: "giá trị là chuỗi ký tự" }
    case "function":
      return { en: "a function was given", vi: "giá trị là hàm" }
    case "object":
      return saidOfFieldless(given) ?? { en: "an object was given", vi: "giá trị là đối tượng" }
    case "boolean":
      return { en: "true or false was given", vi: "giá trị là kiểu đúng, sai" }
    case "bigint":
      return { en: "a bigint was given", vi: "giá trị là số nguyên lớn" }
    case "symbol":
      return given === unreadable ? notReadable : (saidOfFieldless(given) ?? aSymbol)
    default:
      return Number.isFinite(given)
        ? { en: "a number was given", vi: "giá trị là số" }
        : { en: "no finite number was given", vi: "giá trị không phải số hữu hạn" }
  }
}

/** Reads from a caller's value, or returns `otherwise` if its proxy or getter throws. */
const asked = <A>(ask: () => A, otherwise: A): A => {
  try {
    return ask()
  } catch {
    return otherwise
  }
}

/** The kind of a value whose content may be a secret or a file. */
const kindOf = (given: unknown): Reason => asked(() => kindOfReadable(given), notReadable)

/** The part that a sentence may repeat: a text's beginning, or a number. */
const shown = (given: unknown): string | undefined =>
  (typeof given === "string" && !isBlank(given)) || Number.isFinite(given)
    ? String(given)
        .slice(0, maxShownLength)
        .replace(/\p{Cc}/gu, "\uFFFD")
    : undefined

/** Whether a value is a Promise of any library. */
const isPromise = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  asked(() => "then" in value && typeof value.then === "function", false)

const words = ({ en, vi }: Reason, next: Reason) => ({
  problem: en,
  problemVi: vi,
  next: next.en,
  nextVi: next.vi,
})

const notAwaited = (field: string, place: string): InputError =>
  reject("value-invalid", {
    field,
    ...words(
      {
        en: `${place} is a Promise, not its value.`,
        vi: `${place === field ? "" : `${place}: `}giá trị chưa có, còn phải chờ kết quả.`,
      },
      { en: "A Promise was given: await it.", vi: "Cần `await` kết quả trước khi truyền vào." },
    ),
  })

/** The error for a value, described by the caller, and what is expected in its place. */
export const wrongInput = (field: string, given: Reason, expected: Reason, place = field): InputError =>
  reject("value-invalid", {
    field,
    expected: expected.en,
    expectedVi: expected.vi,
    ...words(place === field ? given : { en: `${place}: ${given.en}`, vi: `${place}: ${given.vi}` }, {
      en: `Give ${expected.en}.`,
      vi: `Cần nhập ${expected.vi}.`,
    }),
  })

/** The error for an invalid value, and what is expected in its place. It repeats a text or a number. */
export const wrongValue = (field: string, given: unknown, expected: Reason, place = field): InputError => {
  const value = shown(given)
  return value === undefined || noSuchDay(given, expected)
    ? wrongKind(field, given, expected, place)
    : wrongInput(field, { en: value, vi: value }, expected, place)
}

/**
 * The error for a value of another kind than expected. It does not repeat the value, which may be a secret or
 * a file.
 */
export const wrongKind = (field: string, given: unknown, expected: Reason, place = field): InputError => {
  if (isPromise(given)) return notAwaited(field, place)
  const { en, vi } = noSuchDay(given, expected) ?? kindOf(given)
  return wrongInput(field, { en: `${en}.`, vi: `${vi}.` }, expected, place)
}

/** The error for an unknown field, with the one that was probably meant, or all that exist. */
export const unknownField = (field: string, known: ReadonlyArray<string>, place = field): InputError => {
  const meant = nearest(place.split(".").at(-1) ?? place, known)
  const all = known.join(", ")
  return reject("value-invalid", {
    field,
    known: all,
    ...(meant !== undefined && { meant }),
    ...words(
      { en: `there is no field ${place}.`, vi: `không có mục ${place}.` },
      meant === undefined
        ? {
            en: `The fields are: ${all || "none"}.`,
            vi: `Các mục có thể dùng: ${all === "" ? "không có" : `\`${all}\``}.`,
          }
        : {
            en: `Did you mean ${meant}? The fields are: ${all}.`,
            vi: `Có phải ý là \`${meant}\`? Các mục có thể dùng: \`${all}\`.`,
          },
    ),
  })
}

interface Stop {
  readonly path: ReadonlyArray<PropertyKey>
  readonly issue: SchemaIssue.Issue
  /** The schema around a missing key. */
  readonly around?: SchemaAST.AST
}

const memberOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined

const isGiven = (value: unknown, name: PropertyKey): boolean =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)

const isWhole = (form: SchemaIssue.Issue, value: unknown): boolean =>
  form._tag === "Composite" &&
  form.ast._tag === "Objects" &&
  form.ast.propertySignatures.every(
    ({ name, type }) => type.context?.isOptional === true || isGiven(value, name),
  )

/** The forms of an object whose required fields were all given, if there are any. */
const meantIn = (
  forms: ReadonlyArray<SchemaIssue.Issue>,
  value: unknown,
): ReadonlyArray<SchemaIssue.Issue> => {
  const whole = forms.filter((form) => isWhole(form, value))
  return whole.length > 0 ? whole : forms
}

/** The first place where a schema failed. */
const stopIn = (
  issue: SchemaIssue.Issue,
  given: unknown,
  path: ReadonlyArray<PropertyKey> = [],
  around?: SchemaAST.AST,
): Stop => {
  switch (issue._tag) {
    case "Pointer":
      return stopIn(issue.issue, given, [...path, ...issue.path], around)
    case "Composite":
      return stopIn(issue.issues[0], given, path, issue.ast)
    case "Filter":
    case "Encoding":
      return stopIn(issue.issue, given, path, around)
    case "AnyOf":
      // Of several forms, the one that matched furthest is the one that was meant.
      return meantIn(issue.issues, path.reduce(memberOf, given))
        .map((each) => stopIn(each, given, path, issue.ast))
        .reduce<Stop>((best, stop) => (stop.path.length > best.path.length ? stop : best), {
          path,
          issue,
        })
    default:
      return { path, issue, ...(around && { around }) }
  }
}

const printPath = (path: ReadonlyArray<PropertyKey>): string =>
  path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("")

const fieldAst = (around: SchemaAST.AST | undefined, name: string): SchemaAST.AST | undefined =>
  around?._tag === "Objects"
    ? around.propertySignatures.find((signature) => String(signature.name) === name)?.type
    : undefined

/** Whether the given value is text where text is expected, so that repeating it helps. */
const isOfKind = (given: unknown, ast: SchemaAST.AST | undefined): boolean =>
  typeof given === "string" && ast !== undefined && wantsText(ast)

const wantsText = (ast: SchemaAST.AST): boolean =>
  ast._tag === "String" || ast._tag === "Literal" || (ast._tag === "Union" && ast.types.some(wantsText))

/** Describes for a person the value at which a schema failed: the schema's own message is for programmers. */
export const invalidValue = (
  error: { readonly issue: SchemaIssue.Issue },
  given: unknown,
  name: string,
): InputError => {
  const { path: stop, issue, around } = stopIn(error.issue, given)
  // A Promise is an object without the expected fields.
  const awaited = [...stop, ""].findIndex((_, depth) =>
    isPromise(stop.slice(0, depth).reduce(memberOf, given)),
  )
  const path = awaited < 0 ? stop : stop.slice(0, awaited)
  if (path.length === 0) {
    const ast = "ast" in issue ? issue.ast : undefined
    return (isOfKind(given, ast) ? wrongValue : wrongKind)(name, given, expectedAt(name, ast))
  }
  const [first] = path
  const names = path.filter((key) => typeof key !== "number").map(String)
  const last = names.at(-1) ?? name
  if (issue._tag === "UnexpectedKey" && awaited < 0)
    return unknownField(String(first), fieldsOf(issue.ast), printPath(path))
  const value = path.reduce(memberOf, given)
  const ast = "ast" in issue ? issue.ast : fieldAst(around, last)
  const tell = isOfKind(value, ast) ? wrongValue : wrongKind
  return tell(String(first), value, expectedAt(last, ast, value), printPath(path))
}
