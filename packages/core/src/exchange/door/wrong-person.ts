import { Schema } from "effect"
import { Actor } from "../../agency/actor.ts"
import { Role, roleNames } from "../../agency/role.ts"
import { isBlank } from "../../text/plain-text.ts"
import type { Reason } from "../../vocabulary/ground.ts"

/** The fields of a person that are text, as Vietnamese readers call them. */
const texts: { readonly [Field in Exclude<keyof Actor, "roles">]: string } = {
  id: "mã",
  name: "tên",
  position: "chức vụ",
  department: "đơn vị",
  email: "thư điện tử",
  mobile: "điện thoại",
  agency: "mã cơ quan",
}

const isBlankIn = (by: object, field: string) => {
  const given: unknown = Reflect.get(by, field)
  return typeof given === "string" && isBlank(given)
}

/** The first field of a person that is given but shows no visible character. */
const blankIn = (by: unknown): keyof typeof texts | undefined =>
  typeof by === "object" && by !== null
    ? (Object.keys(texts) as ReadonlyArray<keyof typeof texts>).find((field) => isBlankIn(by, field))
    : undefined

const isRecordable = Schema.is(Actor)

/** Whether a value is a person whom the log can name to its readers. */
export const isActor = (value: unknown): value is Actor => isRecordable(value) && blankIn(value) === undefined

/** The five roles as a host writes them, each with its name. */
const roles = (language: "en" | "vi") =>
  Role.literals.map((role) => (language === "en" ? role : `${role} (${roleNames[role].vi})`)).join(", ")

const malformed: Reason = {
  en: `what is named is not a person with an id, a name and roles of these: ${roles("en")}`,
  vi: `thông tin nêu ra không phải một người có mã, tên và vai trò trong số: ${roles("vi")}`,
}

const isText: Reason = {
  en: "`by` is text, not a person",
  vi: "`by` là chuỗi ký tự, không phải một người",
}

const isRequired = (field: string) => field === "id" || field === "name"

/** Why a value is not a person whom the log can name. */
export const notPerson = (by: unknown): Reason => {
  if (typeof by === "string") return isText
  const field = blankIn(by)
  if (field === undefined) return malformed
  const [or, orVi] = isRequired(field) ? ["", ""] : [" or leave it out", " hoặc bỏ trường này"]
  return {
    en: `the person's \`${field}\` is blank; fill it in${or}`,
    vi: `trường ${texts[field]} (\`${field}\`) của người thực hiện để trống; cần nhập nội dung${orVi}`,
  }
}

/** Nobody is named. */
export const nobody: Reason = { en: "nobody is named", vi: "chưa nêu ai" }

/** More than one person is named, or not in the last argument. */
export const several: Reason = {
  en: "more than one person is named, or not last",
  vi: "nêu nhiều hơn một người, hoặc không ở vị trí cuối",
}
