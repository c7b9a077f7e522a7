import { Effect, Option } from "effect"
import type { ResponseFor } from "../../packet/party.ts"
import { yearOf } from "../../time/vietnam-time.ts"
import { findMarks } from "./find-marks.ts"
import { markKey } from "./mark.ts"

/**
 * The document of ours that a packet names: by its identifier, else by its number and notation, of its date
 * or of the year.
 */
export const ownNamed = Effect.fnUntraced(function* ({ documentId, code, date }: ResponseFor) {
  const { ids } = yield* findMarks([
    ...(documentId === "" ? [] : markKey.wire(documentId)),
    ...(date === undefined ? [] : [...markKey.code(code, date), ...markKey.codeOfYear(code, yearOf(date))]),
  ])
  return Option.fromNullishOr(ids[0])
})
