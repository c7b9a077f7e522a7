import { type Certificate, readCertificate } from "./certificate.ts"

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/** Reads the certificates of PEM texts, each of which holds one or several. Throws where a text holds none. */
export const trustedCertificates = (texts: ReadonlyArray<string>): ReadonlyArray<Certificate> =>
  texts.flatMap((text, index) => {
    const found = [...text.matchAll(block)].map(([, body]) =>
      readCertificate(Buffer.from(body ?? "", "base64")),
    )
    if (found.length === 0) throw new TypeError(`trust[${index}] holds no certificate in PEM`)
    return found
  })
