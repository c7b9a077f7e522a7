import { type Party, type ResponseFor, type Staff, tolerance } from "@lienthong/core/adapter"
import { agencyKey } from "@lienthong/core/agency"
import { type InPieces, mapInPieces } from "../../turns/in-pieces.ts"
import { dateAt, type Notes, present } from "../field/field-reader.ts"
import { childrenOf, descend, textAt, type XmlElement } from "../xml/element.ts"
import { noteResponseFor } from "./note-response.ts"
import type { noteCode } from "./read-code.ts"

/** Notes an agency's code in an unusual form. The text stays as it is. */
const noteAgency = (path: string, text: string, notes: Notes): void => {
  const readAs = agencyKey(text)
  if (readAs !== text) notes.push(tolerance("agency-otherwise-written", path, { value: text, readAs }))
}

/** Reads `From` or a `To`. Absent without an OrganId, because there is no agency to send to or come from. */
export const readParty = (element: XmlElement | undefined, notes: Notes): Party | undefined => {
  const code = textAt(element, "OrganId")
  if (code === undefined) return undefined
  noteAgency(`${element?.name}.OrganId`, code, notes)
  return {
    code,
    ...present({
      inCharge: textAt(element, "OrganizationInCharge"),
      name: textAt(element, "OrganName"),
      address: textAt(element, "OrganAdd"),
      email: textAt(element, "Email"),
      telephone: textAt(element, "Telephone"),
      fax: textAt(element, "Fax"),
      website: textAt(element, "Website"),
    }),
  }
}

/** Reads every `To`. One without an OrganId is left out with a note. */
export const readRecipients = function* (header: XmlElement, notes: Notes): InPieces<ReadonlyArray<Party>> {
  const parties = yield* mapInPieces(childrenOf(header, "To"), (element) => {
    const party = readParty(element, notes)
    if (party === undefined) notes.push(tolerance("party-without-code", "MessageHeader.To"))
    return party
  })
  return parties.filter((party) => party !== undefined)
}

/** Reads the `StaffInfo` of an element. */
export const readStaff = (parent: XmlElement | undefined): Staff | undefined => {
  const element = descend(parent, "StaffInfo")
  if (element === undefined) return undefined
  return present({
    department: textAt(element, "Department"),
    departmentId: textAt(element, "DepartmentId"),
    name: textAt(element, "Staff"),
    id: textAt(element, "StaffId"),
    email: textAt(element, "Email"),
    mobile: textAt(element, "Mobile"),
  })
}

/**
 * Reads every `ResponseFor`. Fields that a sender leaves out are empty texts. `note` says which numbers and
 * notations are noted.
 */
export const readResponsesFor = (
  header: XmlElement,
  notes: Notes,
  note: typeof noteCode,
): InPieces<ReadonlyArray<ResponseFor>> =>
  mapInPieces(childrenOf(header, "ResponseFor"), (element) => {
    const organId = textAt(element, "OrganId") ?? ""
    const code = textAt(element, "Code") ?? ""
    noteAgency("ResponseFor.OrganId", organId, notes)
    note("ResponseFor.Code", code, notes)
    const documentId = textAt(element, "DocumentId") ?? ""
    const date = dateAt(element, "PromulgationDate", notes)
    const named: ResponseFor = { organId, code, documentId, ...present({ date }) }
    noteResponseFor(named, textAt(element, "PromulgationDate") ?? "", notes)
    return named
  })
