import type { InputError } from "@lienthong/core"
import { wrongInput, wrongKind } from "@lienthong/core/adapter"

const certificate = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/
const privateKey = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/

/**
 * Whether a value is text with a certificate in PEM. A text that also holds a private key is in the wrong
 * place.
 */
export const holdsCertificate = (text: unknown): text is string =>
  typeof text === "string" && certificate.test(text) && !privateKey.test(text)

const whatIsThere = (text: string) => {
  if (privateKey.test(text))
    return {
      en: "a private key was given, which belongs to its holder alone.",
      vi: "giá trị là khóa bí mật, chỉ người giữ khóa được dùng.",
    }
  return certificate.test(text)
    ? { en: "the certificate in it cannot be read.", vi: "không đọc được chứng thư trong đó." }
    : { en: "text was given that holds no certificate.", vi: "chuỗi ký tự không chứa chứng thư nào." }
}

/** Describes a value in place of certificates in PEM, without repeating any of it: it may be a key. */
export const pemInPlace = (
  field: string,
  given: unknown,
  expected: { readonly en: string; readonly vi: string },
  place = field,
): InputError =>
  typeof given === "string" && given.trim() !== ""
    ? wrongInput(field, whatIsThere(given), expected, place)
    : wrongKind(field, given, expected, place)
