import { pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
import { byteSource, collectBytes, SignatureVerifier, Signer } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import { chief, createPki, minimalPdf } from "@lienthong/testkit"
import { Effect } from "effect"
import { mutatePdf, mutateSignature } from "../mutate/mutate-pdf.ts"
import { type FuzzTarget, repeatedly } from "./target.ts"

const shapes = [
  { title: "Báo cáo", lines: ["Kết quả thí điểm"], crossReference: "table" },
  { title: "Báo cáo", lines: ["Kết quả thí điểm"], crossReference: "stream" },
  { title: "Biểu mẫu", lines: ["Ý kiến"], form: true },
] as const

/** Verifies signed PDFs, mutated by their objects (`pdf`) or in their signatures (`cms`). */
export const signedTargets = async (): Promise<ReadonlyArray<FuzzTarget>> => {
  const now = vietnamTime(Date.now())
  const pki = await createPki({ now })
  const person = await pki.issuePerson({ name: chief.name, position: "Chánh Văn phòng", agency: "UBND" })
  const agency = await pki.issueAgency({ code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" })
  const keys = { person: pkcs12(person.p12, person.pin), agency: pkcs12(agency.p12, agency.pin) }
  const signer = await Effect.runPromise(Effect.provide(Signer, pdfSigner(keys)))
  const verifier = await Effect.runPromise(
    Effect.provide(SignatureVerifier, pdfVerifier({ trust: [pki.rootPem] })),
  )
  const sign = (bytes: Uint8Array, as: "person" | "agency") =>
    signer
      .sign({ as, by: chief, fileName: "a.pdf", bytes: byteSource(bytes), purpose: "ký", at: now })
      .pipe(Effect.flatMap((signed) => collectBytes(signed.bytes.stream)))
  const signed: Array<Uint8Array> = []
  for (const shape of shapes) {
    const once = await Effect.runPromise(sign(minimalPdf(shape), "person"))
    signed.push(once, await Effect.runPromise(sign(once, "agency")))
  }
  const targetOf = (name: string, mutate: typeof mutatePdf): FuzzTarget => ({
    name,
    run: async (chance, aside) => {
      const bytes = aside(() => repeatedly(chance, chance.pick(signed), (pdf) => mutate(pdf, chance)))
      const file = { name: "a.pdf", bytes: byteSource(bytes), now }
      await Effect.runPromise(verifier.verify(file))
      if (chance.happens(0.2)) await Effect.runPromise(sign(bytes, "agency"))
    },
    close: async () => undefined,
  })
  return [targetOf("PDFs", mutatePdf), targetOf("CMS", mutateSignature)]
}
