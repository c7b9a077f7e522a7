import { PacketError } from "@lienthong/core"
import { type ReadStatusPacket, type Tolerance, tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import type { ReadWhole } from "./attachment/whole-file.ts"
import { isDocumentHeader, readDocument } from "./document/read-document.ts"
import { readIdentity } from "./document/read-identity.ts"
import { noteOverlong } from "./field/check-fields.ts"
import type { Notes } from "./field/field-reader.ts"
import { findAmbiguousElements } from "./schema/ambiguous-elements.ts"
import { filesElsewhere, inStandardForm } from "./schema/dialect.ts"
import { dropPlaceholders } from "./schema/drop-placeholders.ts"
import { noteForeignNamespaces } from "./schema/foreign-namespace.ts"
import { isStatusPacket } from "./schema/packet-kind.ts"
import { isRead } from "./schema/provincial.ts"
import { inUnicode } from "./schema/unicode-text.ts"
import { readStatus } from "./status/read-status.ts"
import { descend, type ReadElement } from "./xml/element.ts"
import { readXml } from "./xml/read-xml.ts"
import { salvageXml } from "./xml/salvage-xml.ts"

const notEdxml = (problem: string, problemVi: string) =>
  Effect.fail(new PacketError({ reason: "not-edxml", detail: { problem, problemVi } }))

/** Reads a packet from its XML tree. */
const readPacket = Effect.fnUntraced(function* (
  root: ReadElement,
  notes: Notes,
): Effect.fn.Return<ReadWhole | ReadStatusPacket, PacketError> {
  if (root.name !== "edXML") {
    return yield* notEdxml(`its root element is ${root.name}`, `phần tử gốc là ${root.name}`)
  }
  const { contradictory, repeated, unread, misplaced } = yield* findAmbiguousElements(root)
  const noted = [
    ...Array.from(repeated, (path) => tolerance("element-repeated", path)),
    ...Array.from(unread, (path) => tolerance("text-left-out", path)),
    ...Array.from(misplaced, (path) => tolerance("element-out-of-place", path)),
    ...(yield* noteForeignNamespaces(root)),
    ...(yield* noteOverlong(root)),
  ]
  for (const note of noted) notes.push(note)
  const elsewhere = isStatusPacket(root) ? undefined : filesElsewhere(root)
  if (elsewhere !== undefined)
    return yield* notEdxml(
      `its files are in ${elsewhere}, an element that the standard does not have`,
      `tệp đính kèm nằm trong ${elsewhere}, không phải trường theo quy chuẩn`,
    )
  const [field] = contradictory
  if (field !== undefined) return yield* new PacketError({ reason: "ambiguous-element", detail: { field } })
  const edxmlHeader = descend(root, "edXMLEnvelope", "edXMLHeader")
  const header = descend(edxmlHeader, "MessageHeader")
  const status = isStatusPacket(root) ? (descend(edxmlHeader, "Status") ?? header) : undefined
  if (status !== undefined) return yield* readStatus(status, notes)
  if (header === undefined || !isDocumentHeader(header)) {
    return yield* notEdxml(
      "its header speaks of neither a document nor a status",
      "phần tiêu đề không phải của văn bản hay trạng thái xử lý",
    )
  }
  return yield* readDocument(root, header, notes)
})

/** Adds to an error the document of its packet, as far as it can be read, and what was tolerated. */
const withIdentity = (
  error: PacketError,
  root: ReadElement | undefined,
  tolerated: ReadonlyArray<Tolerance>,
): PacketError => {
  const about = root && error.reason !== "has-doctype" ? readIdentity(root) : undefined
  if (about === undefined && tolerated.length === 0) return error
  const { reason, detail, cause } = error
  return new PacketError({
    reason,
    detail,
    ...(about && { about }),
    ...(tolerated.length > 0 && { tolerated }),
    ...(cause !== undefined && { cause }),
  })
}

/**
 * Reads a packet of either kind. Elements are matched by their local names, in any order. A packet with an
 * element in another place or more often than the standard allows is refused, because readers differ in which
 * one they take. The `Signature` block of the header is ignored without a note, because no system computes
 * it: the same bytes appear in unrelated packets, and a document's authenticity rests on the signatures
 * inside its files.
 */
export const decodePacket = Effect.fnUntraced(function* (
  bytes: Uint8Array,
): Effect.fn.Return<ReadWhole | ReadStatusPacket, PacketError> {
  const xml = yield* Effect.mapError(readXml(bytes, isRead), ({ error, tolerated }) =>
    withIdentity(error, salvageXml(bytes, isRead), tolerated),
  )
  const { root, tolerated } = yield* dropPlaceholders(yield* inUnicode(inStandardForm(xml.root)))
  const notes: Notes = [...xml.tolerated, ...tolerated]
  return yield* Effect.mapError(readPacket(root, notes), (error) => withIdentity(error, root, notes))
})
