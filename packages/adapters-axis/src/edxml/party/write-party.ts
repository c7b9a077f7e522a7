import type { Party, ResponseFor, Staff } from "@lienthong/core/adapter"
import { printDate } from "../field/wire-time.ts"
import { field, group, identifier, required, type WrittenElement } from "../xml/written-element.ts"

/** Drafts `From` or a `To`. */
export const writeParty = (name: "From" | "To", party: Party): WrittenElement =>
  group(name, [
    required(identifier("OrganId", party.code)),
    field("OrganizationInCharge", party.inCharge),
    field("OrganName", party.name),
    field("OrganAdd", party.address),
    field("Email", party.email),
    field("Telephone", party.telephone),
    field("Fax", party.fax),
    field("Website", party.website),
  ])

/** Drafts `StaffInfo`. */
export const writeStaff = (staff: Staff | undefined): WrittenElement =>
  group("StaffInfo", [
    field("Department", staff?.department),
    field("DepartmentId", staff?.departmentId),
    field("Staff", staff?.name),
    field("StaffId", staff?.id),
    field("Email", staff?.email),
    field("Mobile", staff?.mobile),
  ])

/** Drafts a `ResponseFor`, which must name the document by its identifier or by its number and notation. */
export const writeResponseFor = (response: ResponseFor): WrittenElement => {
  const documentId = identifier("DocumentId", response.documentId)
  return group("ResponseFor", [
    identifier("OrganId", response.organId),
    field("Code", response.code),
    response.code === "" ? required(documentId) : documentId,
    field("PromulgationDate", response.date && printDate(response.date)),
  ])
}
