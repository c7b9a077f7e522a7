import { wrongKind } from "@lienthong/core/adapter"
import { type Certificate, readCertificate } from "./certificate.ts"
import { holdsCertificate, pemInPlace } from "./pem-text.ts"

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

const expected = {
  en: 'root certificates in PEM, a list of texts such as `[await readFile(path, "utf8")]`, not paths',
  vi: 'danh sách chứng thư gốc dạng PEM, như `[await readFile(path, "utf8")]`, không phải đường dẫn',
}

const certificatesIn = (text: unknown, index: number): ReadonlyArray<Certificate> => {
  const bodies = holdsCertificate(text) ? [...text.matchAll(block)].map(([, body]) => body ?? "") : []
  if (bodies.length === 0) throw pemInPlace("trust", text, expected, `trust[${index}]`)
  return bodies.map((body) => {
    try {
      return readCertificate(Buffer.from(body, "base64"))
    } catch {
      throw pemInPlace("trust", text, expected, `trust[${index}]`)
    }
  })
}

/**
 * Parses the certificates of PEM texts, one or several in each. Throws an `InputError` for a text without
 * any.
 */
export const trustedCertificates = (texts: ReadonlyArray<string>): ReadonlyArray<Certificate> => {
  if (!Array.isArray(texts) || texts.length === 0) throw wrongKind("trust", texts, expected)
  // A hole in the list is not a certificate, and `flatMap` alone would pass over it.
  return Array.from(texts).flatMap(certificatesIn)
}
