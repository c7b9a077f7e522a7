import { Array as Arr, Effect } from "effect"
import type { SenderCommand } from "../../document/incoming/sender-command.ts"
import type { ReplyCommand } from "../../document/reply.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { commandIncoming, loadIncoming } from "../change/incoming.ts"

/** The commands for another document here, by its id, that follow from an arrival. */
export interface ChangeOfOther {
  readonly document: string
  readonly command: SenderCommand | ReplyCommand
}

/**
 * Applies the effects of an arrival to other documents. It changes each document once, since two documents
 * may each claim to replace the other and a commit writes to a stream once.
 */
export const changeOthers = (heard: ReadonlyArray<ChangeOfOther>, at: VietnamTime) =>
  Effect.forEach(Object.entries(Arr.groupBy(heard, ({ document }) => document)), ([document, each]) =>
    Effect.flatMap(loadIncoming(document), (loaded) =>
      commandIncoming(loaded, at, ...each.map(({ command }) => command)),
    ),
  )
