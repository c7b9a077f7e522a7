import { Effect, Option } from "effect"
import type { Party } from "../../packet/party.ts"
import { type Tolerance, tolerance } from "../../packet/tolerance.ts"
import { agencyNameKey } from "../../vocabulary/key.ts"
import { knownSender } from "../identity/sender-codes.ts"

/**
 * Notes that a packet's name for its sender differs from the directory's: people read the name and not the
 * code.
 */
export const compareSender = Effect.fnUntraced(function* ({ code, name }: Party) {
  const known = name === undefined ? Option.none() : yield* knownSender(code)
  if (name === undefined || Option.isNone(known)) return []
  const readAs = known.value.name
  if (agencyNameKey(name) === agencyNameKey(readAs)) return []
  const noted: ReadonlyArray<Tolerance> = [
    tolerance("sender-named-otherwise", "From.OrganName", { value: name, code, readAs }),
  ]
  return noted
})
