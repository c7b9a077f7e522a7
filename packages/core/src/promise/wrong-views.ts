import { unknownField, wrongKind, wrongValue } from "../adapter-kit/input/invalid-value.ts"
import { isPlainObject } from "../adapter-kit/input/plain-object.ts"
import type { AnyHostView } from "../view/view.ts"
import type { InputError } from "../vocabulary/input-error.ts"

const aView = {
  en: "a view `{ name, version, rowsOf, evolve, listsOf }`",
  vi: "bảng `{ name, version, rowsOf, evolve, listsOf }`",
}
const aName = {
  en: "a name of small letters, digits and hyphens that no other view has, and that does not begin with dossiers-, rebuild- or lienthong-",
  vi: "tên riêng gồm chữ thường không dấu, chữ số, dấu gạch nối, không bắt đầu bằng `dossiers-`, `rebuild-` hoặc `lienthong-`",
}
const aVersion = { en: "a whole number from 1", vi: "số nguyên từ 1" }
const aFunction = { en: "a function", vi: "một hàm" }
const aCodec = { en: "functions `{ read, write }`", vi: "các hàm `{ read, write }`" }

const fields: { readonly [Field in keyof Required<AnyHostView>]: true } = {
  name: true,
  version: true,
  rowsOf: true,
  evolve: true,
  listsOf: true,
  codec: true,
}

const isName = (name: unknown): name is string =>
  typeof name === "string" &&
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) &&
  name.length <= 60 &&
  !/^(dossiers|rebuild|lienthong)-/.test(name)

const isCodec = (codec: unknown) =>
  isPlainObject(codec) && ["read", "write"].every((name) => typeof Reflect.get(codec, name) === "function")

const wrongView = (view: unknown, index: number, others: ReadonlyArray<unknown>): InputError | undefined => {
  if (!isPlainObject(view)) return wrongKind("views", view, aView, `views[${index}]`)
  const place = (field: string) => `views[${index}].${field}`
  const odd = Object.keys(view).find((field) => !Object.hasOwn(fields, field))
  if (odd !== undefined) return unknownField(odd, Object.keys(fields), place(odd))
  const given = (field: string): unknown => Reflect.get(view, field)
  const [name, version, codec] = [given("name"), given("version"), given("codec")]
  const isTaken = others.some((other) => isPlainObject(other) && Reflect.get(other, "name") === name)
  if (!isName(name) || isTaken) return wrongValue("name", name, aName, place("name"))
  if (!Number.isSafeInteger(version) || Number(version) < 1 || Number(version) > 2_147_483_647)
    return wrongValue("version", version, aVersion, place("version"))
  for (const field of ["rowsOf", "evolve", "listsOf"])
    if (typeof given(field) !== "function") return wrongKind(field, given(field), aFunction, place(field))
  return codec === undefined || isCodec(codec) ? undefined : wrongKind("codec", codec, aCodec, place("codec"))
}

/** Finds what is wrong with the host's own views before anything is opened. */
export const wrongViews = (views: unknown): InputError | undefined => {
  if (views === undefined) return undefined
  try {
    const all = [...(views as ReadonlyArray<unknown>)]
    for (const [index, view] of all.entries()) {
      const wrong = wrongView(view, index, all.slice(0, index))
      if (wrong) return wrong
    }
    return undefined
  } catch {
    return wrongKind("views", views, aView)
  }
}
