import type { Awaited } from "../document/awaited/state.ts"
import { buildReadModel } from "./apply-change.ts"
import type { Change } from "./change.ts"
import type { ReadModel } from "./read-model.ts"

/**
 * Early requests for documents that have not arrived, oldest first. A reply to a document that is not here
 * asks for nothing.
 */
export const awaitedLines = ({ awaited }: ReadModel): ReadonlyArray<Awaited> =>
  [...awaited.values()].filter(
    ({ met, words }) => met === undefined && words.some(({ word }) => word._tag !== "Reply"),
  )

/**
 * Early requests for documents that have not arrived, from the whole log, oldest first: recalls that arrived
 * before their documents, and replacements of documents that never arrived. A recall listed here for long
 * refers to a document that never arrived: contact the sender.
 */
export const awaitedBoard = (changes: Iterable<Change>): ReadonlyArray<Awaited> =>
  awaitedLines(buildReadModel(changes))
