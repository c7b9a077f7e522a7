import { Effect } from "effect"
import type { Attachment } from "../../packet/attachment.ts"
import type { PacketFiles } from "../../port/packet-codec.ts"
import { Storage } from "../../port/storage/storage.ts"

/** Stores the files of a packet. */
export const storeAttachments = Effect.fnUntraced(function* (
  from: Pick<PacketFiles, "getBlob">,
  files: ReadonlyArray<Attachment>,
) {
  const storage = yield* Storage
  yield* Effect.forEach(
    files,
    ({ digest }) => Effect.flatMap(from.getBlob(digest), ({ stream }) => storage.putBlob(stream)),
    { discard: true },
  )
})
