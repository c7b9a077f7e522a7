import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { wrongInput, wrongKind } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { type Certificate, readCertificate, summaryOf } from "./certificate.ts"

/** A certificate that signatures may be trusted under, from a file. */
export interface TrustedCertificate {
  readonly path: string
  /** The common name of its holder, or the organization. */
  readonly subject: string
  /** Whether it is a root: its own issuer. */
  readonly isRoot: boolean
  readonly validFrom: VietnamTime
  readonly validUntil: VietnamTime
  /** The certificate for the option `trust`. */
  readonly pem: string
}

const expected = {
  en: "files with certificates in PEM or DER, or folders of .pem, .crt, .cer and .der files",
  vi: "tệp chứng thư dạng PEM hoặc DER, hoặc thư mục chứa tệp .pem, .crt, .cer, .der",
}

const certificateFile = /\.(?:pem|crt|cer|der)$/i
const block = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END/g

const refuse = (path: string, en: string, vi: string) => wrongInput("trust", { en, vi }, expected, path)

const unreadable = (path: string, thrown: unknown) => {
  const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : ""
  if (!/^E[A-Z]+$/.test(code)) throw thrown
  return code === "ENOENT"
    ? refuse(path, "there is no such file or folder.", "không có tệp hoặc thư mục này.")
    : refuse(path, `it cannot be read (${code}).`, `không đọc được, mã lỗi \`${code}\`.`)
}

const filesAt = async (path: string): Promise<ReadonlyArray<string>> => {
  if (!(await stat(path)).isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => certificateFile.test(name)).sort()
  return names.map((name) => join(path, name))
}

const certificatesIn = (path: string, bytes: Buffer): ReadonlyArray<Certificate> => {
  const blocks = [...bytes.toString("latin1").matchAll(block)].map(([, body = ""]) =>
    Buffer.from(body, "base64"),
  )
  try {
    return (blocks.length > 0 ? blocks : [bytes]).map(readCertificate)
  } catch {
    throw refuse(
      path,
      "it holds no certificate that can be read.",
      "không có chứng thư đọc được trong tệp này.",
    )
  }
}

const trustedIn = (path: string, certificate: Certificate): TrustedCertificate => {
  const { subject, validFrom, validUntil } = summaryOf(certificate)
  const { x509 } = certificate
  return { path, subject, isRoot: x509.checkIssued(x509), validFrom, validUntil, pem: x509.toString() }
}

/**
 * Reads the certificates that signatures are trusted under (chứng thư được tin cậy) from files in PEM or DER,
 * and from folders of such files, and says what each is and when it ends. Real certificates often come
 * without those of the authority that issued them: give the issuing authorities beside their roots. Rejects
 * with an `InputError` that names the file that cannot be read or holds none.
 *
 * @example
 * ```ts
 * import { pdfVerifier, readTrust } from "@lienthong/adapters-axis"
 *
 * const trusted = await readTrust(["/etc/lienthong/trust"])
 * for (const { subject, validUntil } of trusted) console.log(subject, validUntil)
 * const verifier = pdfVerifier({ trust: trusted.map(({ pem }) => pem) })
 * ```
 */
export const readTrust = async (paths: ReadonlyArray<string>): Promise<ReadonlyArray<TrustedCertificate>> => {
  if (paths.length === 0) throw wrongKind("trust", paths, expected)
  const trusted: Array<TrustedCertificate> = []
  for (const given of paths)
    try {
      const files = await filesAt(given)
      if (files.length === 0)
        throw refuse(given, "the folder holds no such file.", "thư mục không có tệp chứng thư nào.")
      for (const path of files)
        trusted.push(
          ...certificatesIn(path, await readFile(path)).map((certificate) => trustedIn(path, certificate)),
        )
    } catch (thrown) {
      throw unreadable(given, thrown)
    }
  return trusted
}
