import { checked, given } from "@lienthong/core/adapter"
import * as judge from "./sealing/seal-judge.ts"
import * as key from "./sealing/seal-key.ts"
import * as file from "./vxp/file-hash.ts"
import * as signature from "./vxp/header-signature.ts"
import * as text from "./vxp/header-text.ts"
import * as verification from "./vxp/header-verification.ts"
import * as timestamp from "./vxp/vxp-timestamp.ts"

const parameters = given.list(given.list(given.text))

export const sealJudge: typeof judge.sealJudge = checked(judge.sealJudge, { trusted: given.list(given.text) })
export const sha256: typeof judge.sha256 = checked(judge.sha256, { text: given.text })
export const publicKeyOf: typeof key.publicKeyOf = checked(key.publicKeyOf, { pem: given.text })
export const fileHash: typeof file.fileHash = checked(file.fileHash, {
  bytes: given.bytes,
  form: given.anything,
})
export const hashHeader: typeof signature.hashHeader = checked(signature.hashHeader, {
  secret: given.secret,
  signHeader: given.text,
})
export const signHeader: typeof signature.signHeader = checked(signature.signHeader, { parameters })
export const signedHeaders: typeof signature.signedHeaders = checked(signature.signedHeaders, {
  parameters,
  secret: given.secret,
})
export const toHeaderText: typeof text.toHeaderText = checked(text.toHeaderText, { text: given.text })
export const verifyHeaders: typeof verification.verifyHeaders = checked(verification.verifyHeaders, {
  headers: given.object,
  secretOf: given.callable,
})
export const parseVxpTimestamp: typeof timestamp.parseVxpTimestamp = checked(timestamp.parseVxpTimestamp, {
  text: given.text,
})
export const printVxpTimestamp: typeof timestamp.printVxpTimestamp = checked(timestamp.printVxpTimestamp, {
  epochMillis: given.instant,
})
