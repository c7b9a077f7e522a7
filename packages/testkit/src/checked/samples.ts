import { checked, given } from "@lienthong/core/adapter"
import * as copies from "../arbitrary/changed-copies.ts"
import * as vietnamese from "../arbitrary/vietnamese-text.ts"
import * as chance from "../chance/chance.ts"
import * as pdf from "../pdf/minimal-pdf.ts"
import * as keys from "../pki/key-pair.ts"
import * as keyFile from "../pki/pkcs12-file.ts"
import * as pki from "../pki/pki.ts"
import * as view from "../view/view-spec.ts"

/** Changed copies of the packet of a report 01/BC-UBND, each with its own number; the same in every run. */
export const changedCopies: typeof copies.changedCopies = checked(copies.changedCopies, { text: given.text })
/**
 * Vietnamese text of 1 to `maxLength` characters, in NFC, with every awkward character that XML allows.
 * Without leading and trailing white space, because the axis trims texts, and none of those that say that a
 * field is empty or that letters of it are lost.
 */
export const vietnameseText: typeof vietnamese.vietnameseText = checked(vietnamese.vietnameseText, {
  maxLength: given.count,
})
/**
 * A one-page PDF for tests, complete down to its byte offsets.
 *
 * @example
 * ```ts
 * import { minimalPdf } from "@lienthong/testkit"
 *
 * const bytes = minimalPdf({ title: "Báo cáo", lines: ["Kính gửi: Văn phòng Chính phủ"] })
 * ```
 */
export const minimalPdf: typeof pdf.minimalPdf = checked(pdf.minimalPdf, { document: given.object })
/**
 * Supplies `size` keys in rotation, so that a suite with hundreds of certificates generates only `size` of
 * them. Certificates then share keys: a test that depends on distinct keys needs its own pool.
 *
 * @example
 * ```ts
 * import { createPki, keyPool } from "@lienthong/testkit"
 *
 * const newKey = keyPool(3)
 * const pki = await createPki({ newKey })
 * const stranger = await createPki({ newKey, name: "Foreign" })
 * ```
 */
export const keyPool: typeof keys.keyPool = checked(keys.keyPool, {
  size: given.count,
  make: given.optional(given.callable),
})
/**
 * Creates a PKCS#12 file (`.p12`, `.pfx`) with a key and its certificates, the holder's first, as issuers
 * deliver it. Works with any kind of key: node-forge lays out the structure and only sees the key's PKCS#8
 * bytes.
 */
export const pkcs12File: typeof keyFile.pkcs12File = checked(keyFile.pkcs12File, {
  options: given.with({ certificates: given.list(given.bytes) }),
})
/**
 * Creates a small PKI of real X.509 v3 certificates with real keys: root → authority → agencies and people.
 *
 * A person's certificate has a personal identifier (`UID=CCCD:…`) and a title (chức vụ) in its subject. An
 * agency's has the agency's name as CN and its identifier (mã định danh) as organizationIdentifier.
 * `pdfVerifier` tells them apart by this. Two PKIs never trust each other, even with the same name, unless
 * they share keys: PKIs with one `keyPool` need names of their own.
 *
 * @example
 * ```ts
 * import { createPki } from "@lienthong/testkit"
 *
 * const pki = await createPki()
 * const agency = "UBND tỉnh Tây Ninh"
 * const chief = await pki.issuePerson({ name: "Trần Thị B", position: "Chánh Văn phòng", agency })
 * const seal = await pki.issueAgency({ code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" })
 * ```
 */
export const createPki: typeof pki.createPki = checked(pki.createPki, {
  settings: given.optional(
    given.with({
      now: given.optional(given.time),
      name: given.optional(given.text),
      newKey: given.optional(given.callable),
    }),
  ),
})
/**
 * Tries a host's view: `viewSpec(view).given(changes).then(rows)`. Rows go through their text between
 * batches, as in a store, so that what is lost in it shows.
 */
export const viewSpec: typeof view.viewSpec = checked(view.viewSpec, {
  view: given.with({ name: given.text, evolve: given.callable }),
})
/** The draws of one purpose within a seed: `chanceOf(seed, "documents")`. */
export const chanceOf: typeof chance.chanceOf = checked(chance.chanceOf, {
  part: given.optional(given.either(given.text, given.number)),
})
