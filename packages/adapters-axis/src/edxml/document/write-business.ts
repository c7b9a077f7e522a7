import type { Business } from "@lienthong/core/adapter"
import { printBusinessKind, printReceiverChange } from "../field/enumerations.ts"
import { writeStaff } from "../party/write-party.ts"
import { field, group, identifier, required, type WrittenElement } from "../xml/written-element.ts"

const draftUpdate = (update: NonNullable<Business["update"]>): WrittenElement =>
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

const draftReplaced = (replaced: Business["replaces"][number]): WrittenElement =>
  group("ReplacementInfo", [
    required(identifier("DocumentId", replaced.documentId)),
    group(
      "OrganIdList",
      replaced.organIds.map((organId) => required(identifier("OrganId", organId))),
    ),
  ])

/** Drafts `Bussiness`, as the axis spells it. */
export const writeBusiness = (business: Business): WrittenElement =>
  group("Bussiness", [
    identifier("DocumentId", business.documentId),
    field("BussinessDocType", printBusinessKind(business.kind)),
    field("BussinessDocReason", business.reason),
    field("Paper", business.paper),
    ...(business.update === undefined ? [] : [draftUpdate(business.update)]),
    group("ReplacementInfoList", business.replaces.map(draftReplaced)),
    writeStaff(business.staff),
  ])
