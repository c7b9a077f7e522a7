import type { Outgoing } from "@lienthong/core"
import type { DocumentHistoryEntry } from "@lienthong/core/report"
import type { Markup } from "../page/html.ts"
import { ownStrip, type Strip } from "../page/strip.ts"
import type { Viewer } from "../visit/visit.ts"

/** The way of an issued document in this agency: drafted, signed, numbered and sealed, dispatched. */
export const outgoingStrip = (
  viewer: Viewer,
  document: Outgoing,
  history: ReadonlyArray<DocumentHistoryEntry>,
): Markup => {
  const { say } = viewer
  const { signed, numbered, dispatched, closed } = document
  const last = (event: string) => history.findLast((entry) => entry.event === event)
  const ways = dispatched?.lines ?? []
  const electronic = ways.filter(({ way }) => way.electronic).length
  const paper = ways.filter(({ way }) => way.paper).length
  const authority = [signed?.authority, signed?.signer.position].filter(Boolean).join(" ")
  const steps: ReadonlyArray<Strip> = [
    { title: say("Soạn thảo", "Drafted"), entry: last("Drafted"), article: "NĐ 30, Điều 10" },
    {
      title: say("Ký ban hành", "Signed"),
      entry: last("SignedByPerson"),
      article: "NĐ 30, Điều 13",
      says: authority || undefined,
    },
    {
      title: say("Cấp số, ký số cơ quan", "Numbered, sealed"),
      entry: last("SealedByAgency"),
      article: "Điều 15, 32",
      says: numbered && say(`số ${numbered.number}`, `number ${numbered.number}`),
      isSeal: true,
    },
    closed
      ? {
          title: say("Không phát hành", "Not issued"),
          entry: last("ClosedUnissued"),
          article: "NĐ 30, Điều 6.3",
          says: `“${closed.reason}”`,
        }
      : {
          title: say("Phát hành", "Dispatched"),
          entry: last("Dispatched"),
          article: "QĐ 28, Điều 7",
          says:
            dispatched &&
            say(`${electronic} điện tử, ${paper} giấy`, `${electronic} electronic, ${paper} on paper`),
        },
  ]
  return ownStrip(viewer, steps)
}
