import { Effect, Result, Schema } from "effect"
import { oneOf } from "../../adapter-kit/input/expected.ts"
import { invalidValue, wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { isBlank, plainText } from "../../text/plain-text.ts"
import { unaccented } from "../../text/unaccented.ts"
import { type AnyType, documentTypes, isDocumentType } from "../../vocabulary/document-type.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { OwnType, OwnTypeCode, type OwnTypes } from "../../vocabulary/own-type.ts"
import { Settings } from "../settings/settings.ts"

/** The error for a wrong code states the form of a code. */
const Row = Schema.Struct({ ...OwnType.fields, code: Schema.String })
const Rows = Schema.Struct({ ownTypes: Schema.Array(Row) })
const isOwnType = Schema.is(OwnType)
const isOwnCode = Schema.is(OwnTypeCode)
const decode = Schema.decodeUnknownResult(Rows, { onExcessProperty: "error" })

/** The longest text that the packet's field holds (Decree 30/2020, Annex VI, Part II). */
const maxNameLength = 100

/** Capitals, and digits after them, as notations have them (Decree 30/2020, Annex I). */
const inNotation = /^\p{Lu}[\p{Lu}\d]{0,9}$/u

/** A letter of another alphabet, which may look like one of ours. */
const foreignLetter = /(?=\p{L})\P{Script=Latin}/u

/** The key by which names are distinguished: look-alike letters, spaces and accents make no difference. */
const nameKey = (name: string): string =>
  unaccented(plainText(name.normalize("NFKC")).toLowerCase()).replace(/[\s\p{P}]/gu, "")

interface Fault {
  readonly field: keyof OwnType
  readonly expected: Reason
}

type Row = typeof Row.Type

const faultOf = (type: Row, before: OwnTypes): Fault | undefined => {
  const { code, name, abbreviation } = type
  const others = documentTypes(before)
  if (!isOwnCode(code))
    return {
      field: "code",
      expected: {
        en: "a code such as `own/lich-cong-tac`: small letters and digits joined by hyphens, 34 characters at most",
        vi: "mã như `own/lich-cong-tac`: chữ thường và chữ số, nối bằng gạch nối, không quá 34 ký tự",
      },
    }
  if (before.some((other) => other.code === code))
    return { field: "code", expected: { en: "another code for each type", vi: "mỗi loại một mã riêng" } }
  if (isBlank(name) || name.length > maxNameLength || /\p{Cc}/u.test(name) || foreignLetter.test(name))
    return {
      field: "name",
      expected: {
        en: "a name of at most 100 characters in Vietnamese letters, `Lịch công tác`",
        vi: "tên loại viết bằng chữ tiếng Việt, không quá 100 ký tự, ví dụ `Lịch công tác`",
      },
    }
  if (others.some((other) => nameKey(other.name) === nameKey(name)))
    return {
      field: "name",
      expected: { en: "a name that no other type has", vi: "tên không trùng với loại văn bản khác" },
    }
  if (abbreviation === undefined) return undefined
  if (!inNotation.test(abbreviation))
    return {
      field: "abbreviation",
      expected: {
        en: "a capital and up to 9 capitals and digits after it, `LCT`",
        vi: "chữ in hoa đứng đầu và không quá 9 chữ in hoa hoặc chữ số tiếp theo, ví dụ `LCT`",
      },
    }
  return others.some((other) => other.abbreviation?.toUpperCase() === abbreviation)
    ? {
        field: "abbreviation",
        expected: {
          en: "an abbreviation that no other type has",
          vi: "chữ viết tắt không trùng với loại văn bản khác",
        },
      }
    : undefined
}

const composed = ({ abbreviation, ...type }: Row): Row => ({
  ...type,
  name: plainText(type.name),
  ...(abbreviation !== undefined && { abbreviation: abbreviation.normalize("NFC") }),
})

/** Reads an agency's own types, or names the first invalid one and what is expected there. */
export const ownTypesIn = (rows: unknown): Result.Result<OwnTypes, InputError> => {
  const given = { ownTypes: rows }
  const read = decode(given)
  if (Result.isFailure(read)) return Result.fail(invalidValue(read.failure, given, "ownTypes"))
  const types: Array<OwnType> = []
  for (const [index, type] of read.success.ownTypes.map(composed).entries()) {
    const fault = faultOf(type, types)
    if (fault)
      return Result.fail(
        wrongValue("ownTypes", type[fault.field], fault.expected, `ownTypes[${index}].${fault.field}`),
      )
    if (isOwnType(type)) types.push(type)
  }
  return Result.succeed(types)
}

/** The type of a code: one of the law's, or one of the agency's own. */
export const typeOfCode = Effect.fnUntraced(function* (code: string) {
  const { ownTypes = [] } = yield* Settings
  const type: AnyType | undefined = isDocumentType(code) ? code : ownTypes.find((own) => own.code === code)
  return type ?? (yield* wrongValue("type", code, oneOf(documentTypes(ownTypes).map((known) => known.code))))
})
