import { sign } from "node:crypto"
import type { Actor } from "@lienthong/core"
import type { BegunSignature, MadeSignature } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { epochMillis } from "@lienthong/core/calendar"
import { createPki, type IssuedKey, keyPool } from "@lienthong/testkit"
import { signatureVerifierContract, signerContract } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { pdfSigner, pdfVerifier, pkcs12 } from "../../src/index.ts"
import { signedDataForm } from "../../src/signing/cms/write-signed-data.ts"

const now = "2026-03-02T12:00:00.000+07:00" as VietnamTime
const person: Actor = { id: "nv-01", name: "Trần Thị Bích", position: "Chánh Văn phòng" }
const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

/** Keys of a person and of an agency, of an authority of their own. */
const keysOf = async () => {
  const pki = await createPki({ now, newKey: keyPool(4) })
  const key = ({ p12, pin }: IssuedKey) => pkcs12(p12, pin)
  const chief = await pki.issuePerson({ name: person.name, position: "Chánh Văn phòng", agency: agency.name })
  const signer = pdfSigner({
    person: { [person.id]: key(chief) },
    agency: key(await pki.issueAgency(agency)),
  })
  return { signer, rootPem: pki.rootPem, chief: await Effect.runPromise(key(chief)) }
}

const known = await keysOf()
const unknown = await keysOf()

/** A key of the person that the signer does not have, as one in a token. */
const token = await keysOf()

const desk = Effect.succeed({
  signer: known.signer,
  verifier: pdfVerifier({ trust: [known.rootPem, token.rootPem] }),
  untrusted: unknown.signer,
  person,
  stranger: { id: "nv-02", name: "Lê Văn Cường" },
  at: now,
  before: "2020-03-02T12:00:00.000+07:00" as VietnamTime,
  after: "2036-03-02T12:00:00.000+07:00" as VietnamTime,
})

/** Signs what a key is given. */
const raw = ({ message }: BegunSignature): Effect.Effect<MadeSignature> =>
  Effect.sync(() => ({ raw: sign("sha256", message, token.chief.privateKey) }))

/** Makes the whole CMS signature on its own, with attributes of its own. */
const cms = ({ content }: BegunSignature): Effect.Effect<MadeSignature> =>
  Effect.sync(() => {
    const { certificates, privateKey } = token.chief
    const form = signedDataForm(certificates, privateKey.asymmetricKeyType)
    const attributes = form.attributes(content, epochMillis(now))
    return { cms: form.assemble(attributes, sign("sha256", attributes, privateKey)) }
  })

const withToken = (sign: typeof raw) =>
  Effect.map(desk, (each) => ({ ...each, elsewhere: { certificates: token.chief.certificates, sign } }))

signerContract("PDF with keys of PKCS#12 files and of tokens", withToken(raw))
signerContract("PDF with tokens that make CMS signatures", withToken(cms))
signatureVerifierContract("The verifier of PDF", desk)
