import { createServer } from "node:http"
import { it } from "@effect/vitest"
import { pdfSigner, pdfVerifier, pkcs12 } from "@lienthong/adapters-axis"
import { Signer, signerFrom } from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { createPki, minimalPdf, wholeSigner } from "@lienthong/testkit"
import { signerContract } from "@lienthong/testkit/vitest"
import { Effect } from "effect"
import { expect } from "vitest"
import { remoteSigner } from "../src/remote-signer.ts"
import { scopedServer } from "./scoped-server.ts"
import { scopedSigningService } from "./signing-service.ts"

const now = "2026-03-02T12:00:00.000+07:00" as VietnamTime
const person = { id: "nv-01", name: "Trần Thị Bích" }
const agency = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh" }

const pki = await createPki({ now })
const chief = await pki.issuePerson({ name: person.name, position: "Chánh Văn phòng", agency: agency.name })
const seal = await pki.issueAgency(agency)
const keys = pdfSigner({
  person: { [person.id]: pkcs12(chief.p12, chief.pin) },
  agency: pkcs12(seal.p12, seal.pin),
})

const desk = Effect.map(scopedSigningService(keys, "token"), (endpoint) => ({
  signer: signerFrom(remoteSigner({ endpoint, token: "token" })),
  verifier: pdfVerifier({ trust: [pki.rootPem] }),
  person,
  stranger: { id: "nv-02", name: "Lê Văn Cường" },
  at: now,
  before: "2020-03-02T12:00:00.000+07:00" as VietnamTime,
  after: "2036-03-02T12:00:00.000+07:00" as VietnamTime,
}))

signerContract("A service that keeps the keys", desk, {
  without: {
    check: "the service is asked only to sign",
    later: "the service keeps the keys and signs at once",
  },
})

/** The outcome of signing a report with a service at an address. */
const signAt = (endpoint: string, token: string) =>
  Signer.use((signer) =>
    wholeSigner(signer).sign({
      as: "person",
      by: person,
      fileName: "bao-cao.pdf",
      bytes: minimalPdf({ title: "Báo cáo", lines: [] }),
      purpose: "Ký ban hành",
      at: now,
    }),
  ).pipe(Effect.flip, Effect.provide(signerFrom(remoteSigner({ endpoint, token, timeoutMillis: 1_000 }))))

it.live("A document is not signed, and the clerk is told to sign again, while the service is away", () =>
  Effect.gen(function* () {
    const deserted = yield* Effect.scoped(scopedServer(() => createServer()))
    const silent = yield* scopedServer(() => createServer(() => {}))
    const page = yield* scopedServer(() =>
      createServer((_, response) => response.end("<html>Đăng nhập</html>")),
    )
    const strict = yield* scopedSigningService(keys, "another token")
    for (const endpoint of [deserted, silent, page, strict])
      expect((yield* signAt(endpoint, "token")).reason).toBe("unavailable")
  }),
)

it.live("A file that the service exchanged for another is not taken for the signed one", () =>
  Effect.gen(function* () {
    const forger = yield* scopedServer(() =>
      createServer((_, response) => {
        const certificate = { subject: "?", issuer: "?", serialNumber: "1", validFrom: now, validUntil: now }
        response.end(JSON.stringify({ file: Buffer.from("%PDF-1.4 khác").toString("base64"), certificate }))
      }),
    )
    expect((yield* signAt(forger, "token")).reason).toBe("unavailable")
  }),
)
