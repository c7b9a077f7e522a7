import { X509Certificate } from "node:crypto"
import { readdir, stat } from "node:fs/promises"
import { join } from "node:path"
import { type VietnamTime, vietnamTime } from "@lienthong/core/calendar"
import { Effect } from "effect"
import { fileProblem } from "../console/file-problem.ts"
import { readBytes } from "../console/read-bytes.ts"
import { SignatureFileError, unreadable } from "./signature-file-error.ts"

/** A certificate that signatures are trusted under. */
export interface TrustedCertificate {
  readonly path: string
  /** The common name of its holder, or the whole name where it has none. */
  readonly subject: string
  readonly validUntil: VietnamTime
  readonly pem: string
}

const certificateFile = /\.(?:pem|crt|cer|der)$/i

const block =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g

const read = (bytes: string | Uint8Array): ReadonlyArray<X509Certificate> => {
  try {
    return [new X509Certificate(bytes)]
  } catch {
    return [] // The caller says which file has none.
  }
}

const certificatesIn = (bytes: Uint8Array): ReadonlyArray<X509Certificate> => {
  const blocks = Buffer.from(bytes).toString("latin1").match(block)
  return blocks ? blocks.flatMap(read) : read(bytes)
}

const holderOf = ({ subject }: X509Certificate): string =>
  /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll("\n", ", ")

const filesOf = (path: string) =>
  Effect.tryPromise({
    try: async () =>
      (await stat(path)).isDirectory()
        ? (await readdir(path))
            .filter((name) => certificateFile.test(name))
            .sort()
            .map((name) => join(path, name))
        : [path],
    catch: (cause) => unreadable({ path, cause, ...fileProblem(cause) }),
  })

/** Reads trusted certificates from files in PEM or DER, and from folders of such files. */
export const readTrust = Effect.fn("readTrust")(function* (paths: ReadonlyArray<string>) {
  const trusted: Array<TrustedCertificate> = []
  for (const given of paths) {
    const before = trusted.length
    for (const path of yield* filesOf(given)) {
      const found = certificatesIn(yield* Effect.mapError(readBytes(path), unreadable))
      if (found.length === 0)
        return yield* new SignatureFileError({ reason: "no-certificate", detail: { path } })
      for (const certificate of found)
        trusted.push({
          path,
          subject: holderOf(certificate),
          validUntil: vietnamTime(certificate.validToDate.getTime()),
          pem: certificate.toString(),
        })
    }
    if (trusted.length === before)
      return yield* new SignatureFileError({ reason: "no-certificate", detail: { path: given } })
  }
  return trusted
})
