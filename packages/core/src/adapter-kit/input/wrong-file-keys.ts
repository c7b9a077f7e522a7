import { isBlank } from "../../text/plain-text.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { keyBytes } from "../encryption/aes-gcm.ts"
import { type FileKeys, isBlobKey } from "../encryption/file-keys.ts"
import { unknownField, wrongInput, wrongKind } from "./invalid-value.ts"
import { isPlainObject } from "./plain-object.ts"
import { readableOptions } from "./readable-options.ts"

const option = "encryption"

const asList = ["current", "earlier"] satisfies ReadonlyArray<keyof Extract<FileKeys, { earlier?: unknown }>>
const asService = ["current", "find"] satisfies ReadonlyArray<keyof Extract<FileKeys, { find: unknown }>>
const names: ReadonlyArray<string> = [...new Set([...asList, ...asService])]

const someKeys: Reason = {
  en: "`{ current: { id, key } }` with a key of 32 bytes, or `{ current, find }` that ask for keys",
  vi: "`{ current: { id, key } }` với khóa dài 32 byte, hoặc `{ current, find }` là các hàm lấy khóa",
}
const aKey: Reason = {
  en: "`{ id, key }` with a name in `id` and a key of 32 bytes",
  vi: "`{ id, key }` với tên khóa ở `id` và khóa dài 32 byte",
}
const aName: Reason = { en: "the name of the key, as text", vi: "tên khóa dạng chữ" }
const theBytes: Reason = {
  en: `the key's ${keyBytes} bytes, a Uint8Array or Buffer, not a path or text`,
  vi: `${keyBytes} byte của khóa, dạng \`Uint8Array\` hoặc \`Buffer\`, không phải đường dẫn hay chuỗi ký tự`,
}
const someFormerKeys: Reason = { en: "a list of keys `{ id, key }`", vi: "danh sách khóa `{ id, key }`" }
const aFunction: Reason = { en: "a function that returns a key", vi: "hàm trả về khóa" }
const oneOfTwo: Reason = {
  en: "`earlier` with keys, or `find` that asks for them, and not both",
  vi: "`earlier` là danh sách khóa hoặc `find` là hàm lấy khóa, không dùng cả hai",
}
const givenTwice: Reason = { en: "two keys have this id.", vi: "hai khóa có cùng mã này." }
const ofItsOwn: Reason = { en: "a different id for each key", vi: "mã riêng cho từng khóa" }

/** A key under two ids still opens files. With two keys under one id, intact files would look altered. */
const repeatedId = (keys: ReadonlyArray<unknown>): number => {
  const ids = keys.map((key) => (isBlobKey(key) ? key.id : key))
  return ids.findIndex((id, index) => ids.indexOf(id) !== index)
}

/** What is wrong with a key: its shape, its id, its type or its length. */
const wrongKey = (given: unknown, place: string): InputError | undefined => {
  if (isBlobKey(given)) return undefined
  if (!isPlainObject(given)) return wrongKind(option, given, aKey, place)
  const odd = Object.keys(given).find((name) => name !== "id" && name !== "key")
  if (odd !== undefined) return unknownField(odd, ["id", "key"], `${place}.${odd}`)
  const id: unknown = Reflect.get(given, "id")
  if (typeof id !== "string" || isBlank(id)) return wrongKind(option, id, aName, `${place}.id`)
  const key: unknown = Reflect.get(given, "key")
  if (!(key instanceof Uint8Array)) return wrongKind(option, key, theBytes, `${place}.key`)
  const { length } = key
  const said: Reason = { en: `${length} bytes were given.`, vi: `giá trị dài ${length} byte.` }
  return wrongInput(option, said, theBytes, `${place}.key`)
}

const wrongList = (current: unknown, earlier: unknown): InputError | undefined => {
  const wrong = wrongKey(current, `${option}.current`)
  if (wrong) return wrong
  if (earlier === undefined) return undefined
  if (!Array.isArray(earlier)) return wrongKind(option, earlier, someFormerKeys, `${option}.earlier`)
  const keys: ReadonlyArray<unknown> = [...earlier]
  for (const [index, key] of keys.entries()) {
    const wrongOne = wrongKey(key, `${option}.earlier[${index}]`)
    if (wrongOne) return wrongOne
  }
  const twice = repeatedId([current, ...keys])
  return twice < 0
    ? undefined
    : wrongInput(option, givenTwice, ofItsOwn, `${option}.earlier[${twice - 1}].id`)
}

const wrongService = (current: unknown, find: unknown): InputError | undefined => {
  if (typeof current !== "function") return wrongKind(option, current, aFunction, `${option}.current`)
  return typeof find === "function" ? undefined : wrongKind(option, find, aFunction, `${option}.find`)
}

/** Finds what is wrong with the option `encryption` of a store. No message contains a key. */
export const wrongFileKeys = (value: unknown): InputError | undefined => {
  const given = readableOptions(value)
  if (!isPlainObject(given)) return wrongKind(option, given, someKeys)
  const odd = Object.keys(given).find((name) => !names.includes(name))
  if (odd !== undefined) return unknownField(odd, names, `${option}.${odd}`)
  const field = (name: string): unknown => (Object.hasOwn(given, name) ? Reflect.get(given, name) : undefined)
  const [current, earlier, find] = [field("current"), field("earlier"), field("find")]
  if (current === undefined) return wrongKind(option, given, someKeys)
  if (find === undefined && typeof current !== "function") return wrongList(current, earlier)
  return earlier === undefined ? wrongService(current, find) : wrongKind(option, earlier, oneOfTwo)
}
