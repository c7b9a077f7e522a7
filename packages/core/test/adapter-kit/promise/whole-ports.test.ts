import type {
  AgencyDirectory,
  FileEncryption,
  LogSealer,
  PacketCodec,
  PlainFileEncryption,
  PromiseDirectory,
  PromisePacketCodec,
  PromiseSealer,
  PromiseSigner,
  PromiseStorage,
  PromiseTransport,
  PromiseVerifier,
  PromiseViewStore,
  SignatureVerifier,
  Signer,
  SignLater,
  Storage,
  Transport,
  ViewStore,
} from "@lienthong/core/adapter"
import { describe, expectTypeOf, it } from "vitest"

/** What a port has and its async functions lack. */
type Lacking<Port, Functions> = Exclude<keyof Port, keyof Functions>

describe("A port written as async functions", () => {
  it("has everything that the port has", () => {
    expectTypeOf<Lacking<Storage["Service"], PromiseStorage>>().toBeNever()
    expectTypeOf<Lacking<ViewStore, PromiseViewStore>>().toBeNever()
    expectTypeOf<Lacking<FileEncryption, PlainFileEncryption>>().toBeNever()
    expectTypeOf<Lacking<Transport["Service"], PromiseTransport>>().toBeNever()
    expectTypeOf<Lacking<PacketCodec["Service"], PromisePacketCodec>>().toBeNever()
    expectTypeOf<Lacking<Signer["Service"], PromiseSigner>>().toBeNever()
    expectTypeOf<Lacking<SignLater, NonNullable<PromiseSigner["later"]>>>().toBeNever()
    expectTypeOf<Lacking<SignatureVerifier["Service"], PromiseVerifier>>().toBeNever()
    expectTypeOf<Lacking<LogSealer["Service"], PromiseSealer>>().toBeNever()
    expectTypeOf<Lacking<AgencyDirectory["Service"], PromiseDirectory>>().toBeNever()
  })
})
