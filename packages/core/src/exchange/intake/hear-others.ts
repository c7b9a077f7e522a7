import { Array as Arr, Effect } from "effect"
import { decide, type IncomingCommand } from "../../document/incoming/decide.ts"
import type { IncomingEvent } from "../../document/incoming/event.ts"
import type { SenderCommand } from "../../document/incoming/hear.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { after, loadIncoming } from "../change/incoming.ts"
import { append } from "../stream/append.ts"

/** Decides one command after the other, each on what the ones before it made of the document. */
export const decideAll = Effect.fnUntraced(function* (
  state: Incoming | undefined,
  commands: ReadonlyArray<IncomingCommand>,
  at: VietnamTime,
) {
  let events: ReadonlyArray<IncomingEvent> = []
  for (const command of commands)
    events = [...events, ...(yield* Effect.fromResult(decide(after(state, events, at), command)))]
  return events
})

/** What another document here, by its id, is to hear because of one that arrives. */
export interface HeardByOther {
  readonly document: string
  readonly command: SenderCommand
}

/**
 * What other documents record because of one that arrives: each in one append, since two documents may each claim to
 * replace the other and a stream is written to once in a commit.
 */
export const hearOthers = (heard: ReadonlyArray<HeardByOther>, at: VietnamTime) =>
  Effect.forEach(Object.entries(Arr.groupBy(heard, ({ document }) => document)), ([document, each]) =>
    Effect.gen(function* () {
      const loaded = yield* loadIncoming(document)
      const commands = each.map(({ command }) => command)
      return append("incoming", loaded, yield* decideAll(loaded.state, commands, at))
    }),
  )
