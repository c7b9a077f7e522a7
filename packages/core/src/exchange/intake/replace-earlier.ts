import { Effect } from "effect"
import type { SenderCommand } from "../../document/incoming/sender-command.ts"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import { isSameDocumentId } from "../../vocabulary/key.ts"
import { findIncoming } from "../identity/find-incoming.ts"
import { isOwnCode } from "../identity/own-codes.ts"
import type { ChangeOfOther } from "./change-others.ts"
import { commandOf, storeRequest } from "./deliver-request.ts"

/**
 * The documents that a packet replaces, or that were replaced by the document it updates, and that this
 * agency may have: those whose list of holders names it, or names nobody. Only documents of the packet's own
 * sender count, so that nobody replaces another agency's documents.
 */
const replacedHere = Effect.fnUntraced(function* (packet: DocumentPacket) {
  const isOur = yield* isOwnCode
  if (packet.business.kind !== "replacement" && packet.business.kind !== "update") return []
  const ids = packet.business.replaces.flatMap(({ documentId, organIds }) =>
    !isSameDocumentId(documentId, packet.documentId) && (organIds.length === 0 || organIds.some(isOur))
      ? [documentId]
      : [],
  )
  return [...new Set(ids)]
})

/** The changes to documents that an arrival replaces, and what the arrival records about them. */
export const replaceEarlier = Effect.fnUntraced(function* (
  packet: DocumentPacket,
  id: string,
  entry: string,
  at: VietnamTime,
) {
  const wireIds = yield* replacedHere(packet)
  const from = packet.from.code
  const word = {
    _tag: "Replacement",
    document: id,
    wireId: packet.documentId,
    code: printCode(packet.code),
  } as const
  const found = yield* Effect.forEach(wireIds, (wireId) =>
    Effect.map(findIncoming({ from, documentId: wireId }), (each) => ({ wireId, each })),
  )
  const waiting = yield* Effect.forEach(found, ({ wireId, each }) =>
    each._tag === "Awaited"
      ? Effect.map(storeRequest(each, { from, documentId: wireId }, word, entry, at), (told) => [told])
      : Effect.succeed([]),
  )
  const here = found.flatMap(({ wireId, each }) =>
    each._tag === "Here" ? [{ wireId, document: each.id }] : [],
  )
  return {
    commands: here.map((each): SenderCommand => ({ _tag: "NoteSuperseded", ...each })),
    others: here.map(({ document }): ChangeOfOther => ({ document, command: commandOf(word, entry) })),
    appends: waiting.flat().map(({ append }) => append),
    marks: waiting.flat().flatMap(({ marks }) => marks),
  }
})
