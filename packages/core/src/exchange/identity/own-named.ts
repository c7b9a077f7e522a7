import { Effect, Option } from "effect"
import type { ResponseFor } from "../../packet/party.ts"
import { findMarks } from "./find-marks.ts"
import { markKey } from "./mark.ts"

/** The document of ours that a packet names: by its identifier, or by its number, notation and date. */
export const ownNamed = Effect.fnUntraced(function* ({ documentId, code, date }: ResponseFor) {
  const { ids } = yield* findMarks([
    ...(documentId === "" ? [] : markKey.wire(documentId)),
    ...(date === undefined ? [] : markKey.code(code, date)),
  ])
  return Option.fromNullishOr(ids[0])
})
