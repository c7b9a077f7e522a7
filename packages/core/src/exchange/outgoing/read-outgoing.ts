import { Effect } from "effect"
import { fileNumber } from "../../adapter-kit/input/expected.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { getBytes } from "../../adapter-kit/whole-files.ts"
import { currentFiles } from "../../document/outgoing/state.ts"
import { Storage } from "../../port/storage/storage.ts"
import { requireOutgoing } from "../change/outgoing.ts"

/** Returns an outgoing document's current state. */
export const getOutgoing = Effect.fn("Exchange.getOutgoing")(function* (document: string) {
  return (yield* requireOutgoing(document)).state
})

/** Returns the bytes of an outgoing document's file, with the signatures made so far. */
export const readOutgoingFile = Effect.fn("Exchange.readOutgoingFile")(function* (
  document: string,
  index: number,
) {
  const storage = yield* Storage
  const { state } = yield* requireOutgoing(document)
  const files = currentFiles(state)
  const file = files[index]
  return file
    ? yield* getBytes(storage, file.digest)
    : yield* wrongValue("index", index, fileNumber(files.length))
})
