import { edxml } from "@lienthong/adapters-axis"
import { type ExchangeOptions, InputError, openExchange } from "@lienthong/core"
import { PacketCodec, SignatureVerifier, Signer, Storage, Tenant, Transport } from "@lienthong/core/adapter"
import type { AgencyCode } from "@lienthong/core/agency"
import { Context, Effect, Layer, Scope } from "effect"
import { describe, expect, it } from "vitest"
import {
  chief,
  clerk,
  type MemoryAxis,
  memoryAxis,
  memoryStorage,
  stampSigner,
  stampVerifier,
} from "../../src/index.ts"
import { plainCodec, plainSigner, plainStorage, plainTransport, plainVerifier } from "./plain-ports.ts"

const sender = { code: "000.00.00.H53", name: "Ủy ban nhân dân tỉnh Tây Ninh", abbreviation: "UBND" }
const receiver = { code: "000.00.00.G22", name: "Văn phòng Chính phủ", abbreviation: "VPCP" }

const opened = <I, S>(key: Context.Key<I, S>, layer: Layer.Layer<I, unknown>): Promise<S> =>
  Effect.runPromise(
    Effect.map(Layer.buildWithScope(Layer.fresh(layer), Scope.makeUnsafe()), Context.get(key)).pipe(
      Effect.orDie,
    ),
  )

const storeOf = (agency: AgencyCode) =>
  opened(Storage, memoryStorage().pipe(Layer.provide(Layer.succeed(Tenant, { agency }))))

/** An exchange whose every adapter is async functions. */
const optionsOf = async (axis: MemoryAxis, agency: typeof sender): Promise<ExchangeOptions> => ({
  agency,
  storage: async (code) => plainStorage(await storeOf(code)),
  axis: {
    transport: plainTransport(await opened(Transport, axis.transport(agency.code))),
    codec: plainCodec(await opened(PacketCodec, edxml)),
  },
  signers: plainSigner(await opened(Signer, stampSigner)),
  verifier: plainVerifier(await opened(SignatureVerifier, stampVerifier)),
  authorizer: () => undefined,
  directory: { find: async (code) => [sender, receiver].find((known) => known.code === code) },
  workers: false,
})

describe("An exchange that is opened with adapters of async functions", () => {
  it("sends a document, and the other one receives it", async () => {
    const axis = memoryAxis([sender, receiver])
    const from = await openExchange(await optionsOf(axis, sender))
    const to = await openExchange(await optionsOf(axis, receiver))
    const bytes = new TextEncoder().encode("%PDF-1.4\nBáo cáo")
    const draft = { type: "bao-cao", subject: "Báo cáo", files: [{ name: "bao-cao.pdf", bytes }] } as const
    const id = await from.outgoing.draft(draft, { by: clerk })
    await from.outgoing.signAsPerson(id, { authority: "TM." }, { by: chief })
    await from.outgoing.signAsAgency(id, {}, { by: clerk })
    await from.outgoing.dispatch(id, { to: [receiver.code] }, { by: clerk })
    await from.work.drain()
    expect(await to.work.poll()).toBe(1)
    expect((await to.reports.incoming()).rows).toHaveLength(1)
    await to.work.drain()
    await from.work.poll()
    expect(await from.outgoing.deliveries(id)).toMatchObject([{ standing: "arrived" }])
    await from.close()
    await to.close()
  })

  it("is not opened with functions in the wrong place, or with one that is missing", async () => {
    const axis = memoryAxis([sender, receiver])
    const { signers, verifier, axis: given, ...options } = await optionsOf(axis, sender)
    const { fetch: _, ...halfTransport } = plainTransport(
      await opened(Transport, axis.transport(sender.code)),
    )
    const wrong = [
      { ...options, axis: given, signers: verifier, verifier },
      { ...options, axis: given, signers, verifier: signers },
      { ...options, axis: { ...given, transport: halfTransport }, signers, verifier },
    ]
    for (const each of wrong)
      await expect(openExchange(each as unknown as ExchangeOptions)).rejects.toBeInstanceOf(InputError)
  })
})
