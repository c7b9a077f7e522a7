import { Result } from "effect"
import { type DocumentError, deny } from "../document-error.ts"
import type { Outgoing } from "./state.ts"

/** A document that has its number and was dispatched (đã phát hành). */
export type Dispatched = Outgoing & Required<Pick<Outgoing, "numbered" | "dispatched">>

const isDispatched = (document: Outgoing): document is Dispatched =>
  document.numbered !== undefined && document.dispatched !== undefined

/** The document as a dispatched one, for what happens at its recipients: before that it has none. */
export const asDispatched = (document: Outgoing): Result.Result<Dispatched, DocumentError> =>
  isDispatched(document) ? Result.succeed(document) : Result.fail(deny("not-dispatched"))
