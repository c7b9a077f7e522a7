import {
  isPlainObject,
  readableOptions,
  rejectExtraArguments,
  unknownField,
  wrongKind,
} from "@lienthong/core/adapter"

/** The options beside the key. */
export interface KeySealerOptions {
  readonly passphrase?: string
  /** Public keys (PEM) of earlier seals, which keep those seals valid after a change of key. */
  readonly trusted?: ReadonlyArray<string>
}

const known = ["passphrase", "trusted"]

const aKey = {
  en: 'the text of a private key in PEM, as `await readFile(path, "utf8")` returns it',
  vi: 'nội dung khóa riêng dạng PEM, ví dụ giá trị của `await readFile(path, "utf8")`',
}
const anObject = { en: "one object `{ passphrase, trusted }`", vi: "một đối tượng `{ passphrase, trusted }`" }
const aText = { en: "text", vi: "chuỗi ký tự" }
const aList = { en: "a list of public keys in PEM", vi: "danh sách khóa công khai dạng PEM" }

const isPath = (text: string) =>
  /^[^\n]*(?:[/\\]|\.(?:pem|key|der|p8))[^\n]*$/i.test(text) && !text.includes("--BEGIN")

/** Throws an `InputError` for a key or an option that cannot be one. No message repeats any of it. */
export const checkSealerOptions = (pem: unknown, stated: unknown, more: ReadonlyArray<unknown>) => {
  if (typeof pem !== "string" || isPath(pem)) throw wrongKind("pem", pem, aKey)
  rejectExtraArguments(more, anObject)
  const options = stated === undefined ? {} : readableOptions(stated)
  if (!isPlainObject(options)) throw wrongKind("options", options, anObject)
  const odd = Object.keys(options).find((name) => !known.includes(name))
  if (odd !== undefined) throw unknownField(odd, known)
  const { passphrase, trusted = [] } = options as Readonly<Record<string, unknown>>
  if (passphrase !== undefined && typeof passphrase !== "string")
    throw wrongKind("passphrase", passphrase, aText)
  if (!Array.isArray(trusted) || trusted.some((key) => typeof key !== "string"))
    throw wrongKind("trusted", trusted, aList)
  return { passphrase, trusted: trusted as ReadonlyArray<string> }
}
