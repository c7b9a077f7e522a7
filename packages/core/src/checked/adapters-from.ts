import { checked } from "../adapter-kit/input/checked.ts"
import { given, type Kind } from "../adapter-kit/input/given.ts"
import * as directory from "../adapter-kit/promise/directory-from.ts"
import * as codec from "../adapter-kit/promise/packet-codec-from.ts"
import * as signing from "../adapter-kit/promise/signing-from.ts"
import * as storage from "../adapter-kit/promise/storage-from.ts"
import * as transport from "../adapter-kit/promise/transport-from.ts"

/** An object with these methods. */
const having = (...methods: ReadonlyArray<string>): Kind =>
  given.with(Object.fromEntries(methods.map((method) => [method, given.callable])))

/**
 * Makes a directory from async functions. A thrown value that is not a `DirectoryError` becomes
 * `unavailable`.
 */
export const directoryFrom: typeof directory.directoryFrom = checked(directory.directoryFrom, {
  plain: having("find"),
})
/**
 * Makes a codec from async functions. They throw a `PacketError`, or anything with its `reason` and `detail`,
 * and pass on errors of the bytes and the files. Anything else that they return or throw is `codec-failed`.
 */
export const packetCodecFrom: typeof codec.packetCodecFrom = checked(codec.packetCodecFrom, {
  plain: having("encode", "decode"),
})
/**
 * Makes a sealer from an async function. A thrown value that is not a `SigningError` becomes `unavailable`.
 */
export const sealerFrom: typeof signing.sealerFrom = checked(signing.sealerFrom, {
  plain: having("sign"),
})
/**
 * Makes a signer from async functions. They throw a `SigningError`, or a value with one of its reasons as
 * `reason` and the details as `detail`. Any other thrown value becomes `unavailable`, so that signing can be
 * tried again.
 */
export const signerFrom: typeof signing.signerFrom = checked(signing.signerFrom, { plain: having("sign") })
/**
 * Makes a verifier from an async function. A thrown value is a defect, unless reading the file's bytes threw
 * it.
 */
export const verifierFrom: typeof signing.verifierFrom = checked(signing.verifierFrom, {
  plain: having("verify"),
})
/**
 * Makes a store from async functions and opens it for the agency of the exchange. They throw a
 * `StorageError`, or a value with one of its reasons as `reason` and the details as `detail`. Any other
 * thrown value becomes `unavailable`, which is retried. Calls after closing are refused here, and listeners
 * are notified here of the commits of this process.
 */
export const storageFrom: typeof storage.storageFrom = checked(storage.storageFrom, { open: given.callable })
/**
 * Makes a transport from async functions. They throw a `TransportError`, or a value with one of its reasons
 * as `reason` and the details as `detail`. Any other thrown value leaves open whether the axis took the
 * packet, so the axis is asked before the packet is sent again: a time-out becomes `timed-out`, anything else
 * `malformed-answer`. An answer that does not have the port's types is `malformed-answer` too; `null` counts
 * as `undefined`.
 *
 * @example
 * ```ts
 * import { type PromiseTransport, transportFrom } from "@lienthong/core/adapter"
 *
 * declare const platform: PromiseTransport
 *
 * const transport = transportFrom(platform)
 * ```
 */
export const transportFrom: typeof transport.transportFrom = checked(transport.transportFrom, {
  plain: having("submit", "findSent", "listInbox", "fetch", "acknowledge", "directory", "health"),
})
