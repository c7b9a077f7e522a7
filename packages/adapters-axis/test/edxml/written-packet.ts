import { LocalDate } from "@lienthong/core/calendar"
import { report } from "./sample-packet.ts"

/** A packet in which every element that is written at all has something to say. */
export const full = {
  ...report,
  content: "Nội dung",
  documentType: { type: "2", detail: "1", name: "Báo cáo" },
  sphere: "Thủy lợi",
  typerNotation: "ABC",
  business: {
    ...report.business,
    kind: "update" as const,
    documentId: "one-before",
    update: {
      contentChanged: true,
      receiversChanged: true,
      receivers: [{ organId: "000.00.00.H41", change: "added" as const }],
    },
    replaces: [{ documentId: "an-older-one", organIds: ["000.00.00.H14"] }],
    staff: { department: "Văn thư", departmentId: "VT", name: "B", id: "b", email: "b@x.vn", mobile: "09" },
  },
  promulgation: { place: "Tây Ninh", date: LocalDate.make("2019-06-20") },
}

/** An element of a written packet: its ancestors from the root on, its name, and the lines that it takes. */
export interface Block {
  readonly path: ReadonlyArray<string>
  readonly name: string
  readonly start: number
  readonly end: number
}

/** The lines of a packet of ours, which has one tag, or one element that has only a text, in each. */
export const linesOf = (written: Uint8Array): ReadonlyArray<string> =>
  new TextDecoder().decode(written).split("\r\n")

/** Every element of a written packet. */
export const blocksOf = (lines: ReadonlyArray<string>): ReadonlyArray<Block> => {
  const open: Array<{ name: string; start: number }> = []
  const blocks: Array<Block> = []
  const path = () => open.map(({ name }) => name)
  for (const [index, line] of lines.entries()) {
    const name = /^ *<(?:\w+:)?(\w+)[ >]/.exec(line)?.[1]
    if (name !== undefined && line.includes("</"))
      blocks.push({ path: path(), name, start: index, end: index + 1 })
    else if (name !== undefined) open.push({ name, start: index })
    else if (/^ *<\//.test(line)) {
      const last = open.pop()
      if (last) blocks.push({ ...last, path: path(), end: index + 1 })
    }
  }
  return blocks
}

/** The same elements with other texts. */
export const otherwise = (lines: ReadonlyArray<string>, text = "khác") =>
  lines.map((line) => line.replace(/>[^<]+</, `>${text}<`))
