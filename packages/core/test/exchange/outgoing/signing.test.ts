import { it } from "@effect/vitest"
import { SigningError } from "@lienthong/core"
import { type CertificateSummary, Signer, type SignRequest } from "@lienthong/core/adapter"
import { AuthorityPrefix } from "@lienthong/core/document"
import { chief, stampSigner } from "@lienthong/testkit"
import { Effect, Layer } from "effect"
import { describe, expect } from "vitest"
import { by, openScene, pdf, refusedBy, report } from "../scene.ts"

/** Signs with stamps, remembers what it was asked, and fails for those whose certificate has expired. */
const watchedSigner = (expired: (request: SignRequest) => boolean = () => false) => {
  const asked: Array<SignRequest> = []
  const layer = Layer.effect(
    Signer,
    Effect.map(Signer, (signer) =>
      Signer.of({
        sign: (request) => {
          asked.push(request)
          const detail = { subject: request.by.name, until: "2019-01-01" }
          return expired(request)
            ? Effect.fail(new SigningError({ reason: "certificate-expired", detail }))
            : signer.sign(request)
        },
      }),
    ),
  ).pipe(Layer.provide(stampSigner))
  return { asked, signer: layer }
}

describe("A key is not used", () => {
  it.effect("for a signature that must not be", () =>
    Effect.gen(function* () {
      const { asked, signer } = watchedSigner()
      const { sender } = yield* openScene({ signer })
      const { outgoing } = sender
      const id = yield* outgoing.draft(report(), by)
      yield* refusedBy(sender, outgoing.signAsAgency(id, by))
      expect(asked).toEqual([])
      yield* outgoing.signAsPerson(id, { by: chief })
      yield* refusedBy(sender, outgoing.signAsPerson(id, { by: chief }))
      expect(asked).toHaveLength(1)
      yield* outgoing.signAsAgency(id, by)
      yield* refusedBy(sender, outgoing.signAsAgency(id, by))
      expect(asked).toHaveLength(2)
    }),
  )

  it.effect(
    "on top of a signature that the agency's own verifier says was changed, whatever the signer thinks, from the draft on",
    () =>
      Effect.gen(function* () {
        const { asked, signer } = watchedSigner()
        const { sender } = yield* openScene({ signer })
        const { outgoing } = sender
        const bytes = new TextEncoder().encode("%PDF-1.7\n%stamp person 00 2026 TmfGsOG7nWkga2jDoWM= .")
        const own = report().files[0]
        const broken = { name: "cong-van.pdf", bytes }
        for (const files of [[broken], ...(own ? [[own, broken]] : [])] as const) {
          const error = yield* Effect.flip(outgoing.draft(report({ files }), by))
          expect([error.code, error.detail.file]).toEqual([
            "signing/earlier-signature-broken",
            "cong-van.pdf",
          ])
        }
        expect(asked).toEqual([])
      }),
  )

  it.effect("for the person's signature on a copy that the agency has signed", () =>
    Effect.gen(function* () {
      const { asked, signer } = watchedSigner()
      const { sender } = yield* openScene({ signer })
      const id = yield* sender.outgoing.draft(report({ type: "sao-y" }), by)
      yield* sender.outgoing.signAsAgency(id, by)
      const denied = yield* refusedBy(sender, sender.outgoing.signAsPerson(id, { by: chief }))
      expect(denied).toMatchObject({ reason: "sealed-already", detail: { code: "01/SY-UBND" } })
      expect(asked).toHaveLength(1)
    }),
  )
})

/** Signs with keys whose certificates are changed. */
const signerOf = (change: (certificate: CertificateSummary, request: SignRequest) => CertificateSummary) =>
  Layer.effect(
    Signer,
    Effect.map(Signer, (signer) =>
      Signer.of({
        sign: (request) =>
          Effect.map(signer.sign(request), ({ bytes, certificate }) => ({
            bytes,
            certificate: change(certificate, request),
          })),
      }),
    ),
  ).pipe(Layer.provide(stampSigner))

describe("A signature is not kept", () => {
  it.effect("that another person's key made", () =>
    Effect.gen(function* () {
      const signer = signerOf((certificate) => ({ ...certificate, subject: "Lê Thị Thư Ký" }))
      const { sender } = yield* openScene({ signer })
      const id = yield* sender.outgoing.draft(report(), by)
      expect(yield* refusedBy(sender, sender.outgoing.signAsPerson(id, { by: chief }))).toMatchObject({
        _tag: "SigningError",
        reason: "another-person",
      })
      expect((yield* sender.outgoing.get(id)).signed).toBeUndefined()
    }),
  )

  it.effect("that another agency's seal made, and its number stays free", () =>
    Effect.gen(function* () {
      const signer = signerOf((certificate, { as }) =>
        as === "agency" ? { ...certificate, organizationCode: "000.00.00.G22" } : certificate,
      )
      const { sender } = yield* openScene({ signer })
      const id = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      expect(yield* refusedBy(sender, sender.outgoing.signAsAgency(id, by))).toMatchObject({
        _tag: "SigningError",
        reason: "another-agency",
      })
      expect((yield* sender.outgoing.get(id)).numbered).toBeUndefined()
    }),
  )

  it.effect("under an authority that Annex I does not know", () =>
    Effect.gen(function* () {
      const { asked, signer } = watchedSigner()
      const { sender } = yield* openScene({ signer })
      const id = yield* sender.outgoing.draft(report(), by)
      for (const authority of ["KT", "T/M", "tm.", "PCT.", "", { prefix: "KT.", of: "" }]) {
        const request = { authority } as unknown as { authority: "KT." }
        expect(
          yield* refusedBy(sender, sender.outgoing.signAsPerson(id, request, { by: chief })),
        ).toMatchObject({ _tag: "InputError", reason: "authority-unknown" })
      }
      expect(asked).toEqual([])
    }),
  )
})

describe("The authority to sign", () => {
  for (const prefix of AuthorityPrefix.literals)
    it.effect(`${prefix} is printed in front of whose place it is`, () =>
      Effect.gen(function* () {
        const { sender } = yield* openScene()
        const [alone, named] = [
          yield* sender.outgoing.draft(report(), by),
          yield* sender.outgoing.draft(report(), by),
        ]
        yield* sender.outgoing.signAsPerson(alone, { authority: prefix }, { by: chief })
        const authority = { prefix, of: "Chủ tịch" }
        yield* sender.outgoing.signAsPerson(named, { authority }, { by: chief })
        expect((yield* sender.outgoing.get(alone)).signed?.authority).toBe(prefix)
        expect((yield* sender.outgoing.get(named)).signed?.authority).toBe(`${prefix} CHỦ TỊCH`)
      }),
    )
})

describe("A document stays as it was", () => {
  it.effect("when the certificate of who was to sign has expired, and its number stays free", () =>
    Effect.gen(function* () {
      const { signer } = watchedSigner((request) => request.as === "agency")
      const { sender } = yield* openScene({ signer })
      const id = yield* sender.outgoing.draft(report(), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      const denied = yield* refusedBy(sender, sender.outgoing.signAsAgency(id, by))
      expect(denied).toMatchObject({ _tag: "SigningError", reason: "certificate-expired" })
      expect((yield* sender.outgoing.get(id)).numbered).toBeUndefined()
    }),
  )
})

describe("The agency signs", () => {
  it.effect("the document and its annexes, which the person does not", () =>
    Effect.gen(function* () {
      const { asked, signer } = watchedSigner()
      const { sender } = yield* openScene({ signer })
      const files = [
        { name: "bao-cao.pdf", bytes: pdf("báo cáo") },
        { name: "phu-luc.pdf", bytes: pdf("phụ lục") },
      ]
      const id = yield* sender.outgoing.draft(report({ files }), by)
      yield* sender.outgoing.signAsPerson(id, { by: chief })
      yield* sender.outgoing.signAsAgency(id, by)
      expect(asked.map((request) => [request.as, request.fileName])).toEqual([
        ["person", "bao-cao.pdf"],
        ["agency", "bao-cao.pdf"],
        ["agency", "phu-luc.pdf"],
      ])
    }),
  )

  it.effect(
    "nothing where an annex cannot carry its signature, nor does the person then, and says what to do",
    () =>
      Effect.gen(function* () {
        const { asked, signer } = watchedSigner()
        const { sender } = yield* openScene({ signer })
        const files = [
          { name: "bao-cao.pdf", bytes: pdf("báo cáo") },
          { name: "so-lieu.docx", bytes: new Uint8Array([1]) },
        ]
        const id = yield* sender.outgoing.draft(report({ files, forInformation: true }), by)
        const denied = yield* refusedBy(sender, sender.outgoing.signAsPerson(id, { by: chief }))
        expect(denied).toMatchObject({ _tag: "SigningError", reason: "annex-unsignable" })
        expect(denied.sentence.en).toContain("so-lieu.docx")
        expect(asked).toEqual([])
      }),
  )
})
