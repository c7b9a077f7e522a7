import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import * as authority from "../document/authority.ts"
import * as codeFault from "../document/code-faults.ts"
import * as deliveryCommand from "../document/delivery/decide.ts"
import * as standing from "../document/delivery/standing.ts"
import * as delivery from "../document/delivery/state.ts"
import * as identifier from "../document/document-identifier.ts"
import * as incomingCommand from "../document/incoming/decide.ts"
import * as incoming from "../document/incoming/state.ts"
import * as outgoingCommand from "../document/outgoing/decide.ts"
import * as outgoing from "../document/outgoing/state.ts"
import * as place from "../document/place-and-date.ts"
import * as register from "../document/register/register-of.ts"
import * as duty from "../duty/duty.ts"
import * as incomingDuty from "../duty/incoming-duties.ts"
import * as outgoingDuty from "../duty/outgoing-duties.ts"
import * as code from "../vocabulary/document-code.ts"
import * as type from "../vocabulary/document-type.ts"
import * as key from "../vocabulary/key.ts"
import * as refusal from "../vocabulary/refusal-codec.ts"
import * as status from "../vocabulary/status-code.ts"
import { dutyRules, shared } from "./kinds.ts"

const text = { text: given.text }
const ofCode = { code: shared.documentCode }
const tagged = given.with({ _tag: given.text })
const commanded = { state: given.optional(given.object), command: tagged }
const evolved = { state: given.optional(given.object), event: tagged, at: given.time }
const ofIncoming = given.with({ stage: given.text, envelope: given.object })
const ofOutgoing = { document: given.with({ draft: given.object, updates: given.list(given.object) }) }
const ofDelivery = { delivery: given.with({ queuedAt: given.time }) }
const ofIdentifier = { identifier: given.of(identifier.DocumentIdentifier) }

/**
 * Parses an authority as documents write it: `KT.CHỦ TỊCH`, `T/M Ủy ban nhân dân`, or only the abbreviation.
 * Returns nothing when a person signs in their own right (`CHỦ TỊCH`).
 */
export const parseAuthority: typeof authority.parseAuthority = checked(authority.parseAuthority, text)
/** Prints an authority in capitals, as Annex I requires on the document. */
export const printAuthority: typeof authority.printAuthority = checked(authority.printAuthority, {
  authority: given.of(authority.Authority),
})
/**
 * Checks a code against Annex I: a leading zero below 10 and none above, capitals, groups joined by hyphens,
 * no spaces. Returns nothing for a correct code. `&` and a full stop within a group, as in `SGD&ĐT`, are
 * allowed (Annex I leaves the abbreviation to the head of the agency).
 *
 * For a document to be numbered its type and year matter too: a normative one has its year and no other has
 * any, and the type's abbreviation comes first, then the agency's. A công văn or thư công has the agency's,
 * which may look like a type's, and then that of the drafting unit or field.
 */
export const codeFaults: typeof codeFault.codeFaults = checked(codeFault.codeFaults, {
  ...ofCode,
  numbered: given.optional(given.anything),
})
/** Describes what is wrong with a code and what to do, in both languages. */
export const describeCodeFault: typeof codeFault.describeCodeFault = checked(codeFault.describeCodeFault, {
  fault: given.text,
  ...ofCode,
})
/** Describes what is wrong with a place name, in both languages. */
export const describePlaceFault: typeof place.describePlaceFault = checked(place.describePlaceFault, {
  fault: given.oneOf(place.allPlaceFaults),
})
/**
 * Checks a place name before it is printed: each word begins with a capital, a unit with a number has its
 * kind (`Quận 1`, not `1`), and the comma follows the name. Returns nothing for `Bà Rịa - Vũng Tàu`.
 */
export const placeFaults: typeof place.placeFaults = checked(place.placeFaults, { place: given.text })
/**
 * Prints the line under the national motto, `Tây Ninh, ngày 20 tháng 6 năm 2019`: days below 10 and months 1
 * and 2 take a leading zero (Decree 30/2020, Annex I, Part I, II.4).
 */
export const printPlaceAndDate: typeof place.printPlaceAndDate = checked(place.printPlaceAndDate, {
  placeAndDate: given.with({ place: given.text, date: given.day }),
})
/** Decides what a command does to a delivery, or why it does nothing. */
export const decideDelivery: typeof deliveryCommand.decide = checked(
  deliveryCommand.decide,
  commanded,
  "decideDelivery",
)
/** Decides what a command does to an incoming document, or why it does nothing. */
export const decideIncoming: typeof incomingCommand.decide = checked(
  incomingCommand.decide,
  commanded,
  "decideIncoming",
)
/** Decides what a command does to an outgoing document, or why it does nothing. */
export const decideOutgoing: typeof outgoingCommand.decide = checked(
  outgoingCommand.decide,
  commanded,
  "decideOutgoing",
)
/** Applies one event. Total: an event that does not fit leaves the state unchanged. */
export const evolveDelivery: typeof delivery.evolve = checked(delivery.evolve, evolved, "evolveDelivery")
/** Applies one event. Total: an event that does not fit leaves the state unchanged. */
export const evolveIncoming: typeof incoming.evolve = checked(incoming.evolve, evolved, "evolveIncoming")
/** Applies one event. Total: an event that does not fit leaves the state unchanged, so replay never fails. */
export const evolveOutgoing: typeof outgoing.evolve = checked(outgoing.evolve, evolved, "evolveOutgoing")
/** The codes of its current recipients. */
export const recipientsOf: typeof outgoing.recipientsOf = checked(outgoing.recipientsOf, ofOutgoing)
/** The stage that a document has reached (giai đoạn của văn bản đi). */
export const stageOf: typeof outgoing.stageOf = checked(outgoing.stageOf, ofOutgoing)
/** The questions to the recipient with its answers, oldest first. */
export const questionsOf: typeof standing.questionsOf = checked(standing.questionsOf, ofDelivery)
/** Derived from the whole state, so the order of reports does not matter. */
export const standingOf: typeof standing.standingOf = checked(standing.standingOf, ofDelivery)
/** The three parts of Art. 10.2b. The sequence is absent when the number is not numeric. */
export const identifierParts: typeof identifier.identifierParts = checked(
  identifier.identifierParts,
  ofIdentifier,
)
/**
 * Parses an identifier of this form, with what `documentIdKey` accepts. Returns nothing for any other:
 * systems also send UUIDs and numbers, which are compared by their key.
 */
export const parseDocumentIdentifier: typeof identifier.parseDocumentIdentifier = checked(
  identifier.parseDocumentIdentifier,
  text,
)
/** Prints an identifier as packets write it. */
export const printDocumentIdentifier: typeof identifier.printDocumentIdentifier = checked(
  identifier.printDocumentIdentifier,
  ofIdentifier,
)
/**
 * The register that numbers a document, unless the head of the agency decides otherwise: each type of legal
 * normative document has its own (Decree 30/2020, Art. 15.1a), all copies share one (Annex I, Part II,
 * II.1c), each specialised type of an agency's own has its own (Art. 15.1b), and administrative documents
 * share the general one (Art. 15.1c).
 *
 * @example
 * ```ts
 * import { registerOf } from "@lienthong/core/document"
 *
 * registerOf("bao-cao") // "outgoing"
 * registerOf("trich-sao") // "copies"
 * registerOf("van-ban-qppl/nghi-quyet") // "van-ban-qppl-nghi-quyet"
 * ```
 */
export const registerOf: typeof register.registerOf = checked(register.registerOf, {
  type: shared.documentType,
})
/** The state of a duty at an instant. The bound itself is still in time. */
export const dutyStanding: typeof duty.dutyStanding = checked(duty.dutyStanding, {
  duty: given.with({ due: given.time }),
  now: given.time,
})
/**
 * The duties of an incoming document, including those that ended. A requested recall leaves them open until
 * the document is given back, and a question that is asked again replaces the one before.
 */
export const incomingDuties: typeof incomingDuty.incomingDuties = checked(incomingDuty.incomingDuties, {
  document: ofIncoming,
  rules: dutyRules,
})
/** The duty to tell the sender of a document's receipt; `toldAt` is when status 01 was sent. */
export const receiptDuty: typeof incomingDuty.receiptDuty = checked(incomingDuty.receiptDuty, {
  document: ofIncoming,
  toldAt: given.optional(given.time),
})
/**
 * The duties of an outgoing document from its first signature on, open or ended: to send it, one for its
 * dispatch and one for each update that added recipients, who could not be sent it earlier; and after
 * sending, to follow its arrival ({@link followDuties}). `deliveries` are all of its deliveries, empty before
 * dispatch.
 */
export const outgoingDuties: typeof outgoingDuty.outgoingDuties = checked(outgoingDuty.outgoingDuties, {
  ...ofOutgoing,
  deliveries: given.list(given.object),
  rules: dutyRules,
})
/**
 * The one form by which codes are compared: as {@link readCode} and {@link parseCode} read them, without
 * case, spaces and the zeros before a number, which Annex I writes as two digits at least (`05`).
 */
export const codeKey: typeof code.codeKey = checked(code.codeKey, {
  code: given.either(shared.documentCode, given.text),
})
/** Whether a code has both its parts. Only then does it identify a document. */
export const isWholeCode: typeof code.isWholeCode = checked(code.isWholeCode, ofCode)
/**
 * Reads `105/BC-UBND` as people and packets write it: with `Số:` or a slash before it, other hyphens, spaces
 * or decomposed letters. A text without a slash becomes the number. Zeros and the case of letters stay as
 * they are written. Never rejects a text: {@link codeFaults} checks codes.
 */
export const parseCode: typeof code.parseCode = checked(code.parseCode, text)
/** Prints a code as Annex I writes it. */
export const printCode: typeof code.printCode = checked(code.printCode, ofCode)
/** Prints a register's number as Annex I does, with at least two digits: `05`. */
export const printNumber: typeof code.printNumber = checked(code.printNumber, { number: given.count })
/**
 * Reads the two fields of a code as systems fill them: number and notation, the whole code in either of them
 * or in both, `N/A` for nothing, and all that {@link parseCode} accepts.
 */
export const readCode: typeof code.readCode = checked(code.readCode, ofCode)
/** A code whose number has two digits at least and no further zeros before it, as Annex I writes it. */
export const withTwoDigits: typeof code.withTwoDigits = checked(code.withTwoDigits, ofCode)
/** The code of a document's type. */
export const codeOfType: typeof type.codeOfType = checked(type.codeOfType, { type: shared.documentType })
/**
 * Builds the notation after the number (ký hiệu; Decree 30/2020, Annex I, Part I, II.3b) from type and
 * agency: `BC-UBND`. A công văn or thư công has no type in its notation but the drafting unit or field:
 * `UBND-VP`.
 */
export const notation: typeof type.notation = checked(type.notation, {
  type: shared.documentType,
  agency: given.text,
  unit: given.optional(given.text),
})
/**
 * The key of a document's identifier: its agency, date and code each by their key, or a UUID in small
 * letters. Any other identifier has a meaning that only its sender knows, and keeps its letters.
 */
export const documentIdKey: typeof key.documentIdKey = checked(key.documentIdKey, text)
/**
 * Writes a refusal as the text of a status packet, in both languages:
 * `[attachment-missing] Thiếu tệp … | The file … is missing.` The code in brackets is how two systems that
 * use this library understand each other; any other system shows the whole text to a person. Details that do
 * not fit are shortened. What is known in one language alone is written once, and shortened at its end.
 */
export const printRefusal: typeof refusal.printRefusal = checked(refusal.printRefusal, {
  code: given.text,
  text: given.text,
})
/** Whether a code has a published meaning. */
export const isKnownStatus: typeof status.isKnownStatus = checked(status.isKnownStatus, { code: given.text })
