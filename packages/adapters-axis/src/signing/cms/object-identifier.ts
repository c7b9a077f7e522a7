/** The attributes of a CMS signature (RFC 5652, 11; RFC 5035) by object identifier. */
export const signedAttribute = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
} as const

/** Content types and signature algorithms. */
export const data = "1.2.840.113549.1.7.1"
export const signedData = "1.2.840.113549.1.7.2"
export const rsaEncryption = "1.2.840.113549.1.1.1"
export const ecdsaWithSha256 = "1.2.840.10045.4.3.2"
/** MGF1 (RFC 8017, B.2.1). */
export const maskByDigest = "1.2.840.113549.1.1.8"
export const timestampInfo = "1.2.840.113549.1.9.16.1.4"
