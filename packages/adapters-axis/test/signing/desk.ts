import type { Actor } from "@lienthong/core"
import {
  type SignatureFinding,
  type SignatureHolder,
  SignatureVerifier,
  Signer,
} from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import {
  createPki,
  type IssuedKey,
  keyPool,
  minimalPdf,
  wholeSigner,
  wholeVerifier,
} from "@lienthong/testkit"
import { Effect } from "effect"
import { signedDataWriter } from "../../src/signing/cms/write-signed-data.ts"
import { pkcs12 } from "../../src/signing/key/pkcs12.ts"
import { covered, fill, makeRoom, type SignatureSpace } from "../../src/signing/pdf/space/signature-space.ts"
import { pdfSigner } from "../../src/signing/pdf-signer.ts"
import { pdfVerifier } from "../../src/signing/pdf-verifier.ts"
import { openPdf } from "./pdf/open-at-once.ts"

/** The moment at which these tests sign, whatever day they run. */
export const noon = "2026-03-02T12:00:00.000+07:00" as VietnamTime

export const newKey = keyPool(4)
export const pki = await createPki({ now: noon, newKey })
export const chief = await pki.issuePerson({
  name: "Trần Thị Bích",
  position: "Chánh Văn phòng",
  agency: "Văn phòng UBND tỉnh Tây Ninh",
})
export const seal = await pki.issueAgency({
  code: "000.00.00.H53",
  name: "Ủy ban nhân dân tỉnh Tây Ninh",
})

export const chiefActor: Actor = { id: "nv-01", name: "Trần Thị Bích", position: "Chánh Văn phòng" }

export const report = (shape: Omit<Parameters<typeof minimalPdf>[0], "title" | "lines"> = {}): Uint8Array =>
  minimalPdf({
    title: "Báo cáo tháng 02/2026",
    lines: ["Kính gửi: Văn phòng Chính phủ", "Số: 12/BC-UBND"],
    ...shape,
  })

/** Signs with the given keys at the given moment. */
export const sign = Effect.fnUntraced(function* (
  bytes: Uint8Array,
  as: SignatureHolder,
  options: { readonly key?: IssuedKey; readonly at?: VietnamTime; readonly fileName?: string } = {},
) {
  const key = options.key ?? (as === "person" ? chief : seal)
  const signer = wholeSigner(yield* Effect.provide(Signer, pdfSigner({ [as]: pkcs12(key.p12, key.pin) })))
  const signed = yield* signer.sign({
    as,
    by: chiefActor,
    fileName: options.fileName ?? "bao-cao.pdf",
    bytes,
    purpose: "Ký ban hành",
    at: options.at ?? noon,
  })
  return signed.bytes
})

const verifierOf = (trust: ReadonlyArray<string>) =>
  Effect.map(Effect.provide(SignatureVerifier, pdfVerifier({ trust })), wholeVerifier)

const usualVerifier = await Effect.runPromise(verifierOf([pki.rootPem]))

/** The findings on a file for one who trusts the given roots, or else the root of this desk's PKI. */
export const verify = Effect.fnUntraced(function* (
  bytes: Uint8Array,
  trust?: ReadonlyArray<string>,
  now: VietnamTime = noon,
) {
  const verifier = trust === undefined ? usualVerifier : yield* verifierOf(trust)
  return yield* verifier.verify({ name: "bao-cao.pdf", bytes, now })
})

export const verdicts = (findings: ReadonlyArray<SignatureFinding>) => findings.map(({ verdict }) => verdict)

/** Puts a signature of any making into a document: what signs is the test's affair. */
export const signedBy = (
  bytes: Uint8Array,
  make: (content: ReadonlyArray<Buffer>) => Uint8Array,
  adapt: (space: SignatureSpace) => SignatureSpace = (space) => space,
): Uint8Array => {
  const note = { name: "Người ký", reason: "Ký ban hành", location: undefined, at: noon }
  const space = adapt(makeRoom(openPdf(Buffer.from(bytes)), note, 12_000))
  return Buffer.concat(fill(space, make(covered(space))))
}

/** Seals a document as a tool does that asks nothing about earlier signatures. */
export const sealedUnasked = (bytes: Uint8Array): Uint8Array =>
  signedBy(bytes, (content) => signedDataWriter(seal)(content, Date.parse(noon)))
