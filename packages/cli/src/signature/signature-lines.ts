import type { TrustedCertificate } from "@lienthong/adapters-axis"
import { printable } from "../console/printable.ts"
import type { CheckedFile, FoundSignature } from "./check-signatures.ts"

const holders = { person: "person | cá nhân", agency: "agency | cơ quan, tổ chức" } as const

const certificateLines = ({ certificate }: FoundSignature): ReadonlyArray<string> => {
  if (certificate === undefined) return []
  const { subject, organizationCode, issuer, validFrom, validUntil } = certificate
  const code = organizationCode === undefined ? "" : ` (${organizationCode})`
  return [
    `    Certificate | Chứng thư   ${subject}${code}`,
    `    Issuer | Bên cấp          ${issuer}`,
    `    Valid | Hiệu lực          ${validFrom} – ${validUntil}`,
  ]
}

const signatureLines = (found: FoundSignature): ReadonlyArray<string> => [
  `  [${found.verdict}] ${holders[found.holder]}`,
  `    ${found.en}`,
  `    ${found.vi}`,
  ...(found.signedAt === undefined ? [] : [`    Signed at | Ký lúc        ${found.signedAt}`]),
  ...certificateLines(found),
]

const none = ["  No signature. | Không có chữ ký số."]

/** Prints the signatures of files as lines for a person. */
export const signatureTextLines = (files: ReadonlyArray<CheckedFile>): ReadonlyArray<string> =>
  files
    .flatMap(({ file, signatures }) => [
      file,
      ...(signatures.length === 0 ? none : signatures.flatMap(signatureLines)),
    ])
    .map(printable)

/** Prints under which certificates signatures were trusted. */
export const trustLines = (trusted: ReadonlyArray<TrustedCertificate>): ReadonlyArray<string> =>
  trusted.map(({ subject, validUntil, path }) =>
    printable(`Trusted | Tin cậy: ${subject}, ${validUntil} (${path})`),
  )
