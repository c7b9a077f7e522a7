import { PacketError } from "@lienthong/core"
import type { Reason } from "@lienthong/core/adapter"
import { base64Length } from "../encoding/base64.ts"
import type { WholeFile } from "./attachment/whole-file.ts"
import { isRead } from "./schema/provincial.ts"
import { lengthOf, type Printed } from "./xml/print-xml.ts"
import { tooLong } from "./xml/read-xml.ts"
import { type TreeBuilder, treeBuilder } from "./xml/tree-builder.ts"
import { isBlank, type WrittenElement } from "./xml/written-element.ts"
import { limits, type TooLong } from "./xml/xml-limits.ts"

const tooLarge = new PacketError({
  reason: "field-invalid",
  detail: {
    field: "AttachmentEncoded",
    problem: `the packet would have more than ${limits.bytes} bytes, which are read at most`,
    problemVi: `gói tin sẽ vượt ${limits.bytes} byte, mức tối đa mà bên nhận đọc được`,
  },
})

/** Refuses files whose encoded text alone would exceed the limit for reading a packet. */
export const refuseLargeFiles = (files: ReadonlyArray<WholeFile>): PacketError | undefined =>
  files.reduce((sum, { bytes }) => sum + base64Length(bytes), 0) > limits.bytes ? tooLarge : undefined

export const refuseLarge = (packet: Printed): PacketError | undefined =>
  lengthOf(packet) > limits.bytes ? tooLarge : undefined

const firstLimit = (tree: TreeBuilder, element: WrittenElement): Reason | TooLong | undefined => {
  if (isBlank(element)) return undefined
  const beyond = tree.open(element.name, element.attributes) ?? tree.addText(element.text)
  if (beyond !== undefined) return beyond
  for (const child of element.children) {
    const inner = firstLimit(tree, child)
    if (inner !== undefined) return inner
  }
  return tree.close()
}

/** Refuses a packet to be written that exceeds this codec's own limits for reading. */
export const refuseUnreadable = (root: WrittenElement): PacketError | undefined => {
  const beyond = firstLimit(treeBuilder(isRead), root)
  if (beyond === undefined) return undefined
  if ("field" in beyond) return tooLong(beyond)
  const detail = { field: "edXML", problem: beyond.en, problemVi: beyond.vi }
  return new PacketError({ reason: "field-invalid", detail })
}
