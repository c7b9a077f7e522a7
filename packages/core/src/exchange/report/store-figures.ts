import { Effect } from "effect"
import { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { InputError } from "../../vocabulary/input-error.ts"
import { dossierVersion, isDossierView } from "../view/dossier-view.ts"
import { countFigures, type FiguresReport, type FiguresRequest } from "./read-figures.ts"
import type { CountProgress } from "./walk-figure-lines.ts"

/**
 * Reads the figures of a period from the lines that a store keeps of each document, by the calendar and the
 * duties of the exchange that keeps them; nothing where the store has no lines that this version of the
 * library reads. It opens no exchange and writes nothing, so a command can run it beside an exchange.
 * `isCurrent` tells whether everything in the log is counted.
 */
export const storeFigures = (
  request: Pick<FiguresRequest, "period" | "groupBy">,
  onProgress?: CountProgress,
): Effect.Effect<FiguresReport | undefined, InputError | StorageError, Storage> =>
  Effect.gen(function* () {
    const storage = yield* Storage
    const { views: store } = storage
    const kept = (yield* store?.list ?? Effect.succeed([])).find(
      ({ name, version, live }) => live && isDossierView(name) && version === dossierVersion,
    )
    if (store === undefined || kept === undefined) return undefined
    const { name, version, position } = kept
    const { settled } = yield* storage.logHead
    const current = Effect.succeed({ name: { name, version }, isCurrent: position >= settled })
    return yield* countFigures({ store, current }, request, onProgress)
  })
