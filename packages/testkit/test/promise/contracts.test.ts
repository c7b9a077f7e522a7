import { sign } from "node:crypto"
import { edxml, keySealer, pdfSigner, pdfVerifier, pkcs12, vxp } from "@lienthong/adapters-axis"
import { DirectoryError } from "@lienthong/core"
import {
  AgencyDirectory,
  type BegunSignature,
  directoryFrom,
  LogSealer,
  PacketCodec,
  packetCodecFrom,
  SignatureVerifier,
  Signer,
  Storage,
  sealerFrom,
  signerFrom,
  storageFrom,
  Tenant,
  Transport,
  transportFrom,
  verifierFrom,
} from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { vietnamTime } from "@lienthong/core/calendar"
import { Context, Effect, Layer, Option, Scope } from "effect"
import { createPki, keyPool, memoryStorage, newSealKey, scopedAxis } from "../../src/index.ts"
import {
  agencyDirectoryContract,
  logSealerContract,
  packetCodecContract,
  signatureVerifierContract,
  signerContract,
  storageContract,
  transportContract,
} from "../../src/vitest/index.ts"
import {
  plainCodec,
  plainDirectory,
  plainSealer,
  plainSigner,
  plainStorage,
  plainTransport,
  plainVerifier,
} from "./plain-ports.ts"

/** The service of a layer, for the length of the process. */
const opened = <I, S>(key: Context.Key<I, S>, layer: Layer.Layer<I, unknown>): Promise<S> =>
  Effect.runPromise(
    Effect.map(Layer.buildWithScope(Layer.fresh(layer), Scope.makeUnsafe()), Context.get(key)).pipe(
      Effect.orDie,
    ),
  )

/** Each place has one store for each agency, as a database has: it is there when it is opened again. */
const stores = new Map<string, Promise<Storage["Service"]>>()
const storeOf = (place: string, agency: AgencyCode) => {
  const name = `${place} ${agency}`
  const known =
    stores.get(name) ??
    opened(Storage, memoryStorage().pipe(Layer.provide(Layer.succeed(Tenant, { agency }))))
  stores.set(name, known)
  return known
}

storageContract(
  "A store of async functions",
  (place) => storageFrom(async (agency) => plainStorage(await storeOf(place, agency))),
  {
    histories: 10,
    without: { streaming: "it is kept in memory", encryption: "it is kept in memory" },
  },
)

packetCodecContract(
  "A codec of async functions",
  packetCodecFrom(plainCodec(await opened(PacketCodec, edxml))),
)

const agencies = ["H53", "H17", "H14"].map((number) => ({
  code: `000.00.00.${number}` as AgencyCode,
  name: `Ủy ban nhân dân tỉnh ${number}`,
  systemId: `SYS-${number}`,
  secret: `secret-of-${number}`,
}))

/** An adapter, as async functions and back. */
const throughPromises = (layer: Layer.Layer<Transport>) =>
  Layer.unwrap(Effect.map(Effect.provide(Transport, layer), (port) => transportFrom(plainTransport(port))))

const axis = Effect.map(scopedAxis({ agencies, refusesDuplicates: true }), ({ endpoint }) => {
  const [sender, receiver, bystander] = agencies.map(({ code, name, systemId, secret }) => ({
    code,
    name,
    transport: throughPromises(vxp({ endpoint, systemId, secret })),
  }))
  if (!sender || !receiver || !bystander) throw new Error("three agencies are needed")
  const systemId = "SYS-H53"
  return {
    sender,
    receiver,
    bystander,
    withSecret: (secret: string) => throughPromises(vxp({ endpoint, systemId, secret })),
    at: (origin: string) =>
      throughPromises(vxp({ endpoint: origin, systemId, secret: "x", timeout: "1 second" })),
  }
})

transportContract("A transport of async functions", axis)

const listed = [
  { code: "000.00.00.H53", name: "UBND tỉnh Tây Ninh" },
  { code: "000.00.00.H17", name: "UBND TP Đà Nẵng", otherCode: "H17" },
]
const listedDirectory = AgencyDirectory.of({
  find: (code) =>
    Effect.succeed(
      Option.fromNullishOr(listed.find((entry) => entry.code === code || entry.otherCode === code)),
    ),
  reading: Effect.succeedSome({ readAt: vietnamTime(0) }),
})
const awayDirectory = AgencyDirectory.of({
  find: () =>
    Effect.fail(
      new DirectoryError({
        reason: "unavailable",
        detail: { problem: "It is off.", problemVi: "Đang tắt." },
      }),
    ),
})

agencyDirectoryContract(
  "A directory of an async function",
  Effect.succeed({
    directory: directoryFrom(plainDirectory(listedDirectory)),
    listed,
    away: directoryFrom(plainDirectory(awayDirectory)),
  }),
)

const newSealer = async () =>
  sealerFrom(plainSealer(await opened(LogSealer, keySealer(newSealKey().privatePem))))

logSealerContract(
  "A sealer of an async function",
  Effect.succeed({ sealer: await newSealer(), stranger: await newSealer() }),
)

const now = vietnamTime(Date.parse("2026-03-02T12:00:00+07:00"))
const pki = await createPki({ now, newKey: keyPool(4) })
const person = { id: "nv-01", name: "Trần Thị Bích" }
const chief = await pki.issuePerson({ name: person.name, position: "", agency: "UBND" })
const seal = await pki.issueAgency({ code: "000.00.00.H53", name: "UBND" })
const signer = pdfSigner({
  person: { [person.id]: pkcs12(chief.p12, chief.pin) },
  agency: pkcs12(seal.p12, seal.pin),
})

/** A key of the person that the signer does not have, as one in a token. */
const other = await pki.issuePerson({ name: person.name, position: "", agency: "UBND" })
const token = await Effect.runPromise(pkcs12(other.p12, other.pin))

const desk = Effect.succeed({
  signer: signerFrom(plainSigner(await opened(Signer, signer))),
  verifier: verifierFrom(
    plainVerifier(await opened(SignatureVerifier, pdfVerifier({ trust: [pki.rootPem] }))),
  ),
  person,
  elsewhere: {
    certificates: token.certificates,
    sign: ({ message }: BegunSignature) =>
      Effect.sync(() => ({ raw: sign("sha256", message, token.privateKey) })),
  },
  stranger: { id: "nv-02", name: "Lê Văn Cường" },
  at: now,
  before: vietnamTime(Date.parse("2020-03-02T12:00:00+07:00")),
  after: vietnamTime(Date.parse("2036-03-02T12:00:00+07:00")),
})

signerContract("A signer of async functions", desk)
signatureVerifierContract("A verifier of an async function", desk, {
  without: { trust: "there is one authority" },
})
