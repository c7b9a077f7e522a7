import { Effect, type Scope } from "effect"
import { system } from "../../agency/actor.ts"
import type { Action } from "../../policy/permissions.ts"
import { Settings } from "../settings/settings.ts"
import { recordAudit } from "./audit.ts"
import { isActingAs } from "./operation.ts"

/** Whether an operation opens a file of a document. */
export const readsFile = (action: Action): boolean => action.endsWith(".readFile")

/**
 * Records that a file was opened, where the agency wants it (Decree 30/2020, Annex VI, Part I, III.5a). The
 * reader does not wait for it: it is written in the background, and a failure of the store is logged. Closing
 * the exchange waits until it is written.
 */
export const recordReading = Effect.fnUntraced(function* (given: ReadonlyArray<unknown>, scope: Scope.Scope) {
  const { recordReading: isWanted = false } = yield* Settings
  const [document, index] = given
  if (!isWanted || typeof document !== "string" || typeof index !== "number") return
  const by = given.find(isActingAs)?.by ?? system
  const written = recordAudit(by, { _tag: "FileRead", document, index }).pipe(
    Effect.catch((error) => Effect.logWarning(`That ${by.name} opened ${document} was not recorded`, error)),
    Effect.uninterruptible,
  )
  yield* Effect.forkIn(written, scope)
})
