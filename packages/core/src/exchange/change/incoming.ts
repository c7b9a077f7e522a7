import { Effect } from "effect"
import { deny } from "../../document/document-error.ts"
import { incoming } from "../../document/incoming/decide.ts"
import type { Envelope } from "../../document/incoming/event.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import { streamName } from "../../log/stream-kind.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { load } from "../stream/load.ts"
import { type Changed, runCommands } from "./run-commands.ts"

export interface ChangedIncoming extends Changed<"incoming", Incoming> {
  /**
   * The header of the packet that caused the change, whose sender is informed; the document's own when
   * absent.
   */
  readonly envelope?: Envelope
}

/** Decides commands on an incoming document. */
export const commandIncoming = runCommands("incoming", incoming)

/** Replays an incoming document. */
export const loadIncoming = (document: string) =>
  load("incoming", streamName.incoming(document), incoming.evolve)

/** Replays an incoming document that must exist. */
export const requireIncoming = Effect.fnUntraced(function* (document: string) {
  const loaded = yield* loadIncoming(document)
  return loaded.state ? { ...loaded, state: loaded.state } : yield* deny("unknown-document", { document })
})

/** How a report on an incoming document names it to its sender. */
export const responseForOf = (envelope: Envelope) => ({
  organId: envelope.from.code,
  code: printCode(envelope.code),
  ...(envelope.date !== undefined && { date: envelope.date }),
  documentId: envelope.wireId,
})
