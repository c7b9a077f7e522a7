import { Array as Arr, Effect } from "effect"
import type { SenderCommand } from "../../document/incoming/sender-command.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { askIncoming, loadIncoming } from "../change/incoming.ts"

/** What another document here, by its id, is to hear because of one that arrives. */
export interface HeardByOther {
  readonly document: string
  readonly command: SenderCommand
}

/**
 * What other documents become because of one that arrives: each is asked once, since two documents may each
 * claim to replace the other and a stream is written to once in a commit.
 */
export const hearOthers = (heard: ReadonlyArray<HeardByOther>, at: VietnamTime) =>
  Effect.forEach(Object.entries(Arr.groupBy(heard, ({ document }) => document)), ([document, each]) =>
    Effect.flatMap(loadIncoming(document), (loaded) =>
      askIncoming(loaded, at, ...each.map(({ command }) => command)),
    ),
  )
