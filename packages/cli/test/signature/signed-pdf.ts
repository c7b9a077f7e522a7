import { pdfSigner, pkcs12 } from "@lienthong/adapters-axis"
import { Signer } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { createPki, type IssuedKey, keyPool, minimalPdf, wholeSigner } from "@lienthong/testkit"
import { Effect } from "effect"

/** The moment of signing. */
export const noon = "2026-03-02T12:00:00.000+07:00" as VietnamTime

export const pki = await createPki({ now: noon, newKey: keyPool(3) })
export const chief = await pki.issuePerson({
  name: "Trần Thị Bích",
  position: "Chánh Văn phòng",
  agency: "UBND",
})
export const seal = await pki.issueAgency({ code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" })

export const report = minimalPdf({ title: "Báo cáo", lines: ["Số: 12/BC-UBND"] })

/** Signs a PDF as a person or an agency. */
export const sign = (bytes: Uint8Array, as: "person" | "agency", key: IssuedKey): Promise<Uint8Array> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const signer = wholeSigner(yield* Signer)
      const signed = yield* signer.sign({
        as,
        by: { id: "nv-01", name: "Trần Thị Bích" },
        fileName: "bao-cao.pdf",
        bytes,
        purpose: "Ký ban hành",
        at: noon,
      })
      return signed.bytes
    }).pipe(Effect.provide(pdfSigner({ [as]: pkcs12(key.p12, key.pin) }))),
  )

/** A PDF that the chief signed and the agency sealed. */
export const signedTwice = await sign(await sign(report, "person", chief), "agency", seal)
