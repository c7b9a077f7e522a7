import type { Business } from "@lienthong/core/adapter"
import { printBusinessKind, printReceiverChange } from "../field/enumerations.ts"
import { draftStaff } from "../party/draft-party.ts"
import { field, group, identifier, required, type XmlDraft } from "../xml/draft.ts"

const draftUpdate = (update: NonNullable<Business["update"]>): XmlDraft =>
  group("BussinessDocumentInfo", [
    field("DocumentInfo", update.contentChanged ? "1" : "0"),
    field("DocumentReceiver", update.receiversChanged ? "1" : "0"),
    group(
      "ReceiverList",
      update.receivers.map((receiver) =>
        group("Receiver", [
          required(identifier("OrganId", receiver.organId)),
          field("ReceiverType", printReceiverChange(receiver.change)),
        ]),
      ),
    ),
  ])

const draftReplaced = (replaced: Business["replaces"][number]): XmlDraft =>
  group("ReplacementInfo", [
    required(identifier("DocumentId", replaced.documentId)),
    group(
      "OrganIdList",
      replaced.organIds.map((organId) => required(identifier("OrganId", organId))),
    ),
  ])

/** Drafts `Bussiness`, as the axis spells it. */
export const draftBusiness = (business: Business): XmlDraft =>
  group("Bussiness", [
    identifier("DocumentId", business.documentId),
    field("BussinessDocType", printBusinessKind(business.kind)),
    field("BussinessDocReason", business.reason),
    field("Paper", business.paper),
    ...(business.update === undefined ? [] : [draftUpdate(business.update)]),
    group("ReplacementInfoList", business.replaces.map(draftReplaced)),
    draftStaff(business.staff),
  ])
