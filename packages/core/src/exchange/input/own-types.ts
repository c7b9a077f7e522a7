import { Effect, Result, Schema } from "effect"
import { isBlank } from "../../text/plain-text.ts"
import {
  type AnyType,
  documentTypes,
  isDocumentType,
  isSameTypeName,
} from "../../vocabulary/document-type.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { OwnType, type OwnTypes } from "../../vocabulary/own-type.ts"
import { Settings } from "../settings/settings.ts"
import { oneOf } from "./expected.ts"
import { invalidValue, unfit } from "./invalid-value.ts"

const Rows = Schema.Struct({ ownTypes: Schema.Array(OwnType) })
const decode = Schema.decodeUnknownResult(Rows, { onExcessProperty: "error" })

/** What the field of a packet holds (Decree 30/2020, Annex VI, Part II). */
const longestName = 100

/** Capitals and digits, as notations have them (Decree 30/2020, Annex I). */
const inNotation = /^[\p{Lu}\d]{1,10}$/u

interface Fault {
  readonly field: keyof OwnType
  readonly expected: Reason
}

const faultOf = (type: OwnType, before: OwnTypes): Fault | undefined => {
  const { code, name, abbreviation } = type
  const others = documentTypes(before)
  if (before.some((other) => other.code === code))
    return { field: "code", expected: { en: "another code for each type", vi: "mỗi loại một mã riêng" } }
  if (isBlank(name) || name.length > longestName || /\p{Cc}/u.test(name))
    return {
      field: "name",
      expected: {
        en: "a name of at most 100 characters, `Lịch công tác`",
        vi: "tên loại không quá 100 ký tự, ví dụ `Lịch công tác`",
      },
    }
  if (others.some((other) => isSameTypeName(other.name, name)))
    return {
      field: "name",
      expected: { en: "a name that no other type has", vi: "tên không trùng với loại văn bản khác" },
    }
  if (abbreviation === undefined) return undefined
  if (!inNotation.test(abbreviation))
    return {
      field: "abbreviation",
      expected: {
        en: "up to 10 capitals and digits, `LCT`",
        vi: "không quá 10 chữ in hoa hoặc chữ số, ví dụ `LCT`",
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

const composed = ({ abbreviation, ...type }: OwnType): OwnType => ({
  ...type,
  name: type.name.normalize("NFC").replace(/\s+/g, " ").trim(),
  ...(abbreviation !== undefined && { abbreviation: abbreviation.normalize("NFC") }),
})

/** Reads an agency's own types, or says which cannot be one and what belongs there. */
export const ownTypesIn = (rows: unknown): Result.Result<OwnTypes, InputError> => {
  const given = { ownTypes: rows }
  const read = decode(given)
  if (Result.isFailure(read)) return Result.fail(invalidValue(read.failure, given, "ownTypes"))
  const types = read.success.ownTypes.map(composed)
  for (const [index, type] of types.entries()) {
    const fault = faultOf(type, types.slice(0, index))
    if (fault)
      return Result.fail(
        unfit("ownTypes", type[fault.field], fault.expected, `ownTypes[${index}].${fault.field}`),
      )
  }
  return Result.succeed(types)
}

/** The type of a code: one of the law's, or one of the agency's own. */
export const typeOfCode = Effect.fnUntraced(function* (code: string) {
  const { ownTypes = [] } = yield* Settings
  const type: AnyType | undefined = isDocumentType(code) ? code : ownTypes.find((own) => own.code === code)
  return type ?? (yield* unfit("type", code, oneOf(documentTypes(ownTypes).map((known) => known.code))))
})
