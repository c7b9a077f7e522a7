import { KeyObject } from "node:crypto"
import {
  isPlainObject,
  readableOptions,
  rejectExtraArguments,
  unknownField,
  wrongKind,
} from "@lienthong/core/adapter"
import { Effect } from "effect"
import { trustedCertificates } from "../certificate/trusted-certificates.ts"
import type { SigningKeySource } from "./signing-key.ts"

/** The keys that an agency's exchange signs with. */
export interface SigningKeys {
  /** The keys of competent persons: one key for all of them, or keys by the actor's `id`. */
  readonly person?: SigningKeySource | Readonly<Record<string, SigningKeySource>>
  /** The agency's key (con dấu số). */
  readonly agency?: SigningKeySource
  /**
   * Root certificates in PEM. A key that leads to none of them is refused here, before the first recipient
   * refuses it. Default: recipients alone check trust.
   */
  readonly trust?: ReadonlyArray<string>
}

const known: { readonly [Field in keyof Required<SigningKeys>]: true } = {
  person: true,
  agency: true,
  trust: true,
}

const someKeys = {
  en: "an object `{ person, agency }`",
  vi: "đối tượng `{ person, agency }`",
}
const oneObject = {
  en: "one object `{ person, agency, trust }`",
  vi: "một đối tượng `{ person, agency, trust }`",
}
const aKey = {
  en: "a key, as `pkcs12(await readFile(path), pin)` returns",
  vi: "khóa ký, như `pkcs12(await readFile(path), pin)` trả về",
}
const keysById = {
  en: `${aKey.en}, or an object of keys by the person's id`,
  vi: `${aKey.vi}, hoặc đối tượng gồm khóa theo mã của từng người`,
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null

/** Whether a value is one key, and not several by the person's id. */
export const isSource = (value: unknown): value is SigningKeySource =>
  Effect.isEffect(value) || (isObject(value) && Reflect.get(value, "privateKey") instanceof KeyObject)

const checkPerson = (person: unknown): void => {
  if (isSource(person)) return
  if (!isPlainObject(person) || Object.keys(person).length === 0) throw wrongKind("person", person, keysById)
  for (const [id, key] of Object.entries(person))
    if (!isSource(key)) throw wrongKind("person", key, aKey, `person.${id}`)
}

/**
 * Throws an `InputError` for an invalid key or an unknown field. Without any key, files can still be checked.
 */
export const checkSigningKeys = (given: unknown, more: ReadonlyArray<unknown> = []): void => {
  const keys = readableOptions(given)
  rejectExtraArguments(more, oneObject, "keys")
  if (!isPlainObject(keys)) throw wrongKind("keys", keys, someKeys)
  const odd = Object.keys(keys).find((name) => !Object.hasOwn(known, name))
  if (odd !== undefined) throw unknownField(odd, Object.keys(known))
  const { person, agency, trust } = keys as Readonly<Record<string, unknown>>
  if (person !== undefined) checkPerson(person)
  if (agency !== undefined && !isSource(agency)) throw wrongKind("agency", agency, aKey)
  if (trust !== undefined) trustedCertificates(trust as ReadonlyArray<string>)
}
