import { type Business, tolerance } from "@lienthong/core/adapter"
import { type InPieces, mapInPieces } from "../../turns/in-pieces.ts"
import { businessKindRead, flagRead, parseReceiverChange, sayReceiverChange } from "../field/enumerations.ts"
import { enumeratedAt, type Notes, present } from "../field/field-reader.ts"
import { readStaff } from "../party/read-party.ts"
import { childrenOf, descend, textAt, type XmlElement } from "../xml/element.ts"

type Update = NonNullable<Business["update"]>

const readReceivers = function* (info: XmlElement, notes: Notes): InPieces<Update["receivers"]> {
  const receivers = childrenOf(descend(info, "ReceiverList"), "Receiver")
  const changes = yield* mapInPieces(receivers, (element) => {
    const organId = textAt(element, "OrganId")
    const type = textAt(element, "ReceiverType") ?? ""
    const change = parseReceiverChange(type)
    if (organId !== undefined && change !== undefined) {
      const { en, vi } = sayReceiverChange(change)
      const detail = { value: type, readAs: en, readAsVi: vi }
      if (!/^\d$/.test(type))
        notes.push(tolerance("value-otherwise-written", "Receiver.ReceiverType", detail))
      return { organId, change }
    }
    notes.push(
      tolerance("change-incomplete", "ReceiverList.Receiver", { agency: organId ?? "", change: type }),
    )
    return undefined
  })
  return changes.filter((change) => change !== undefined)
}

const readUpdate = function* (business: XmlElement | undefined, notes: Notes): InPieces<Update | undefined> {
  const info = descend(business, "BussinessDocumentInfo")
  if (info === undefined) return undefined
  return {
    contentChanged: enumeratedAt(info, "DocumentInfo", flagRead, notes),
    receiversChanged: enumeratedAt(info, "DocumentReceiver", flagRead, notes),
    receivers: yield* readReceivers(info, notes),
  }
}

const readReplaced = function* (
  business: XmlElement | undefined,
  notes: Notes,
): InPieces<Business["replaces"]> {
  // The axis' own library writes several lists as well as one.
  const listed = childrenOf(business, "ReplacementInfoList").flatMap((list) =>
    childrenOf(list, "ReplacementInfo"),
  )
  const replaced = yield* mapInPieces(listed, (element) => {
    const documentId = textAt(element, "DocumentId")
    if (documentId === undefined) {
      notes.push(tolerance("replaced-unnamed", "ReplacementInfoList.ReplacementInfo"))
      return undefined
    }
    const organIds = childrenOf(descend(element, "OrganIdList"), "OrganId").map((organ) => organ.text)
    return { documentId, organIds }
  })
  return replaced.filter((each) => each !== undefined)
}

/**
 * Reads `Bussiness`. Without one, or with an unknown kind, the packet is about a new document: a clerk then
 * sees it, where any other reading would change or remove a registered document.
 */
export const readBusiness = function* (traces: XmlElement | undefined, notes: Notes): InPieces<Business> {
  const element = descend(traces, "Bussiness")
  return {
    kind: enumeratedAt(element, "BussinessDocType", businessKindRead, notes),
    reason: textAt(element, "BussinessDocReason") ?? "",
    replaces: yield* readReplaced(element, notes),
    ...present({
      documentId: textAt(element, "DocumentId"),
      // Some systems write it outside the business.
      paper: textAt(element, "Paper") ?? textAt(traces, "Paper"),
      update: yield* readUpdate(element, notes),
      staff: readStaff(element),
    }),
  }
}
