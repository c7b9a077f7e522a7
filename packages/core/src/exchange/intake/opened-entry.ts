import type { ResponseFor } from "../../packet/party.ts"
import type { Tolerance } from "../../packet/tolerance.ts"
import type { MailboxEntry } from "../../port/transport.ts"
import { codeKey } from "../../vocabulary/document-code.ts"
import { agencyKey, documentIdKey } from "../../vocabulary/key.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"
import { markKey } from "../identity/mark.ts"
import type { ReadPacket } from "../make-packet/open-packet.ts"
import { statedAtOf } from "./envelope.ts"
import type { Answer } from "./recorded-answer.ts"

/** A mailbox entry whose packet was read. */
export interface OpenedEntry extends MailboxEntry {
  /** The mark of a packet that no earlier entry brought. The mark names this entry from now on. */
  readonly brings?: string
  /** What the packet is, whichever mailbox it was put into, once that is known. */
  readonly contains?: MessageKind
  /** The id that the entry is listed by, where its name is another: see `nameEntry`. */
  readonly axisId?: string
  /** The fingerprint of the fetched packet. */
  readonly print?: string
  /** The answer under the axis' id that an earlier version recorded without saying for which packet. */
  readonly answeredUnprinted?: Answer
  /** What was tolerated in the packet. */
  readonly tolerated?: ReadonlyArray<Tolerance>
}

/** An entry with the results of reading its packet. */
export const openedWith = <Entry extends OpenedEntry>(entry: Entry, read: ReadPacket): Entry => ({
  ...entry,
  contains: "packet" in read ? "document" : "status",
  tolerated: read.tolerated ?? [],
})

/**
 * How a packet's mark names the entry that brought it: by the axis' own id, since the axis may be asked for
 * it again.
 */
export const bringerOf = ({ kind, id, axisId = id }: OpenedEntry): string => `${kind}/${axisId}`

export const parseBringer = (bringer: string): Pick<MailboxEntry, "kind" | "id"> => ({
  kind: bringer.startsWith("status/") ? "status" : "document",
  id: bringer.slice(bringer.indexOf("/") + 1),
})

/** The mark of a packet that brings a document: the same document, whatever its bytes. */
export const markOfDocument = ({
  organId,
  documentId,
}: Pick<ResponseFor, "organId" | "documentId">): string =>
  markKey.packet([agencyKey(organId), documentIdKey(documentId)])

/** Identifies a packet among all packets of its sender, even when the axis changed its bytes on the way. */
export const markOf = (read: ReadPacket): string => {
  if ("packet" in read) {
    const { from, documentId, business } = read.packet
    const isChange = business.kind === "update" || business.kind === "revocation"
    if (!isChange) return markOfDocument({ organId: from.code, documentId })
    return markKey.packet([
      agencyKey(from.code),
      documentIdKey(documentId),
      business.kind,
      documentIdKey(business.documentId ?? ""),
      statedAtOf(read.packet) ?? "",
    ])
  }
  const { from, status, responseFor, timestamp } = read
  return markKey.packet([
    agencyKey(from.code),
    `status ${status}`,
    documentIdKey(responseFor.documentId),
    codeKey(responseFor.code),
    timestamp ?? "",
  ])
}
