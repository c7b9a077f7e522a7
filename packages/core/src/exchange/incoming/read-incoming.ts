import { Effect } from "effect"
import { fileNumber } from "../../adapter-kit/input/expected.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { getBytes } from "../../adapter-kit/whole-files.ts"
import { deny } from "../../document/document-error.ts"
import { Storage } from "../../port/storage/storage.ts"
import { requireIncoming } from "../change/incoming.ts"

/** Returns an incoming document's current state. */
export const getIncoming = Effect.fn("Exchange.getIncoming")(function* (document: string) {
  return (yield* requireIncoming(document)).state
})

/** Returns the bytes of an incoming document's file, exactly as they were signed and sent. */
export const readIncomingFile = Effect.fn("Exchange.readIncomingFile")(function* (
  document: string,
  index: number,
) {
  const storage = yield* Storage
  const { state } = yield* requireIncoming(document)
  if (state.stage === "destroyed") return yield* deny("destroyed")
  const file = state.content?.files[index]
  if (file) return yield* getBytes(storage, file.digest)
  return yield* state.content
    ? wrongValue("index", index, fileNumber(state.content.files.length))
    : deny("not-arrived")
})
