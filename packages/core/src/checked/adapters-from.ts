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

export const directoryFrom: typeof directory.directoryFrom = checked(directory.directoryFrom, {
  plain: having("find"),
})
export const packetCodecFrom: typeof codec.packetCodecFrom = checked(codec.packetCodecFrom, {
  plain: having("encode", "decode"),
})
export const sealerFrom: typeof signing.sealerFrom = checked(signing.sealerFrom, {
  plain: having("sign"),
})
export const signerFrom: typeof signing.signerFrom = checked(signing.signerFrom, { plain: having("sign") })
export const verifierFrom: typeof signing.verifierFrom = checked(signing.verifierFrom, {
  plain: having("verify"),
})
export const storageFrom: typeof storage.storageFrom = checked(storage.storageFrom, { open: given.callable })
export const transportFrom: typeof transport.transportFrom = checked(transport.transportFrom, {
  plain: having("submit", "findSent", "listInbox", "fetch", "acknowledge", "directory", "health"),
})
