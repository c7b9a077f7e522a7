import { Effect } from "effect"
import type { Actor } from "../../agency/actor.ts"
import type { IncomingCommand } from "../../document/incoming/decide.ts"
import { change } from "../change/change.ts"
import { commandIncoming, requireIncoming } from "../change/incoming.ts"

/** Applies one command to an incoming document. */
export const commandDocument = (document: string, command: IncomingCommand, by: Actor) =>
  change(by, (at) =>
    Effect.gen(function* () {
      return { changes: [yield* commandIncoming(yield* requireIncoming(document), at, command)] }
    }),
  )
