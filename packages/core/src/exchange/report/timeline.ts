import { Effect } from "effect"
import { deny } from "../../document/document-error.ts"
import { streamName } from "../../log/stream-kind.ts"
import type { DocumentHistoryEntry } from "../../report/electronic-document.ts"
import { readDossier } from "../../view/dossier/dossier-text.ts"
import type { Views } from "../view/views.ts"
import type { Page } from "./page.ts"

/** Everything that happened to a document and its deliveries (lịch sử gửi, nhận), oldest first. */
export const timeline = Effect.fnUntraced(function* (views: Views, document: string) {
  const { name, position, isCurrent } = yield* views.current
  const streams = [streamName.outgoing(document), streamName.incoming(document)]
  const texts = yield* views.store.get(name, streams)
  for (const stream of streams) {
    const text = texts.get(stream)
    const rows = text === undefined ? undefined : readDossier(text).facts.histories.get(stream)
    const page: Page<DocumentHistoryEntry> | undefined = rows && { rows, asOf: Number(position), isCurrent }
    if (page) return page
  }
  return yield* deny("unknown-document", { document })
})
