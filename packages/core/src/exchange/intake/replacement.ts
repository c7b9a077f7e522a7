import { Effect } from "effect"
import { printCode } from "../../document/document-code.ts"
import type { SenderCommand } from "../../document/incoming/hear.ts"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import { Settings } from "../settings.ts"
import { tell } from "./tell-document.ts"

/**
 * The documents that a packet says it replaces and that this agency may have: those whose list of holders names it, or
 * names nobody. They are looked for among what its own sender has sent, so that nobody replaces another's documents.
 */
const replacedHere = Effect.fnUntraced(function* (packet: DocumentPacket) {
  const { agency, otherCodes } = yield* Settings
  const ours: ReadonlyArray<string> = [agency.code, ...otherCodes]
  if (packet.business.kind !== "replacement") return []
  const ids = packet.business.replaces.flatMap(({ documentId, organIds }) =>
    documentId !== packet.documentId &&
    (organIds.length === 0 || organIds.some((organId) => ours.includes(organId)))
      ? [documentId]
      : [],
  )
  return [...new Set(ids)]
})

/** What follows for the documents that an arrival replaces, and what it is to know of them. */
export const replaceEarlier = Effect.fnUntraced(function* (
  packet: DocumentPacket,
  id: string,
  entry: string,
) {
  const wireIds = yield* replacedHere(packet)
  const from = packet.from.code
  const word = {
    _tag: "Replacement",
    document: id,
    wireId: packet.documentId,
    code: printCode(packet.code),
  } as const
  const told = yield* Effect.forEach(wireIds, (wireId) =>
    Effect.map(tell({ from, documentId: wireId }, word, entry), (each) => ({ wireId, told: each })),
  )
  return {
    commands: told.flatMap(
      (each): ReadonlyArray<SenderCommand> =>
        each.told?.here === undefined
          ? []
          : [{ _tag: "NoteSuperseded", document: each.told.here, wireId: each.wireId }],
    ),
    appends: told.flatMap((each) => each.told?.appends ?? []),
    marks: told.flatMap((each) => each.told?.marks ?? []),
    work: told.flatMap((each) => each.told?.work ?? []),
  }
})
