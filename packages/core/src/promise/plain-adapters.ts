import { Layer } from "effect"
import { isPlainObject } from "../adapter-kit/input/plain-object.ts"
import { directoryFrom, type PromiseDirectory } from "../adapter-kit/promise/directory-from.ts"
import { type PromisePacketCodec, packetCodecFrom } from "../adapter-kit/promise/packet-codec-from.ts"
import type { OpenPromiseStorage } from "../adapter-kit/promise/promise-storage.ts"
import {
  type PromiseSealer,
  type PromiseSigner,
  type PromiseVerifier,
  sealerFrom,
  signerFrom,
  verifierFrom,
} from "../adapter-kit/promise/signing-from.ts"
import { storageFrom } from "../adapter-kit/promise/storage-from.ts"
import { type PromiseTransport, transportFrom } from "../adapter-kit/promise/transport-from.ts"
import type { AgencyDirectory } from "../port/agency-directory.ts"
import { type Authorizer, authorizeBy, type DecidePermission } from "../port/authorizer.ts"
import type { LogSealer } from "../port/log-sealer.ts"
import type { PacketCodec } from "../port/packet-codec.ts"
import type { SignatureVerifier } from "../port/signature-verifier.ts"
import type { Signer } from "../port/signer.ts"
import type { SigningError } from "../port/signing-error.ts"
import type { Storage, Tenant } from "../port/storage/storage.ts"
import type { StorageError } from "../port/storage/storage-error.ts"
import type { Transport } from "../port/transport.ts"

/** A transport and a packet codec, each as a layer or as async functions. */
export interface AxisAdapters {
  readonly transport: Layer.Layer<Transport> | PromiseTransport
  readonly codec: Layer.Layer<PacketCodec> | PromisePacketCodec
}

/** What an adapter option accepts: an adapter's layer, or the port's functions as async functions. */
export interface GivenAdapters {
  readonly storage: Layer.Layer<Storage, StorageError, Tenant> | OpenPromiseStorage
  readonly axis: Layer.Layer<Transport | PacketCodec> | AxisAdapters
  readonly signers: Layer.Layer<Signer, SigningError> | PromiseSigner
  readonly verifier: Layer.Layer<SignatureVerifier> | PromiseVerifier
  readonly sealer: Layer.Layer<LogSealer, SigningError> | PromiseSealer
  readonly directory: Layer.Layer<AgencyDirectory> | PromiseDirectory
  readonly authorizer: Layer.Layer<Authorizer> | DecidePermission
}

const has = (value: unknown, ...names: ReadonlyArray<string>) =>
  isPlainObject(value) && names.every((name) => typeof Reflect.get(value, name) === "function")

const isOr =
  (accepts: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Layer.isLayer(value) || accepts(value)

/** An optional field must be of its kind if it is given. */
const mayHave = (value: unknown, kind: "function" | "string" | "object", ...names: ReadonlyArray<string>) =>
  names.every((name) => {
    const given: unknown = Reflect.get(value as object, name)
    return given === undefined || (typeof given === kind && given !== null)
  })

const isTransport = (value: unknown) =>
  has(value, "submit", "findSent", "listInbox", "fetch", "acknowledge", "directory", "health") &&
  mayHave(value, "function", "listSent", "countInbox") &&
  mayHave(value, "string", "endpoint", "system")
const isSigner = (value: unknown) =>
  has(value, "sign") &&
  !has(value, "verify") &&
  mayHave(value, "function", "check") &&
  mayHave(value, "object", "later")
const isCodec = (value: unknown) => has(value, "encode", "decode")

/** Whether an adapter option accepts a value. */
export const isAdapter: { readonly [Option in keyof GivenAdapters]: (value: unknown) => boolean } = {
  storage: isOr((value) => typeof value === "function"),
  axis: isOr(
    (value) =>
      isPlainObject(value) &&
      isOr(isTransport)(Reflect.get(value, "transport")) &&
      isOr(isCodec)(Reflect.get(value, "codec")),
  ),
  signers: isOr(isSigner),
  verifier: isOr((value) => has(value, "verify") && !has(value, "sign")),
  sealer: isOr((value) => has(value, "hash", "sign", "verify")),
  directory: isOr((value) => has(value, "find") && mayHave(value, "function", "list", "reading")),
  authorizer: isOr((value) => typeof value === "function"),
}

const layerOr = <L extends Layer.Any, P>(given: L | P, from: (plain: P) => L): L =>
  Layer.isLayer(given) ? (given as L) : from(given as P)

/** Turns the given adapters into layers. */
export const adapterLayers = {
  storage: (given: GivenAdapters["storage"]) => layerOr(given, storageFrom),
  axis: (given: GivenAdapters["axis"]): Layer.Layer<Transport | PacketCodec> =>
    layerOr(given, ({ transport, codec }: AxisAdapters) =>
      Layer.mergeAll(layerOr(transport, transportFrom), layerOr(codec, packetCodecFrom)),
    ),
  signers: (given: GivenAdapters["signers"]): Layer.Layer<Signer, SigningError> =>
    layerOr<Layer.Layer<Signer, SigningError>, PromiseSigner>(given, signerFrom),
  verifier: (given: GivenAdapters["verifier"]) => layerOr(given, verifierFrom),
  sealer: (given: GivenAdapters["sealer"]): Layer.Layer<LogSealer, SigningError> =>
    layerOr<Layer.Layer<LogSealer, SigningError>, PromiseSealer>(given, sealerFrom),
  directory: (given: GivenAdapters["directory"]) => layerOr(given, directoryFrom),
  authorizer: (given: GivenAdapters["authorizer"]) => layerOr(given, authorizeBy),
}
