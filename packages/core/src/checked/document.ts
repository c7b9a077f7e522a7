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
import * as refusal from "../vocabulary/refusal-sentence.ts"
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

export const parseAuthority: typeof authority.parseAuthority = checked(authority.parseAuthority, text)
export const printAuthority: typeof authority.printAuthority = checked(authority.printAuthority, {
  authority: given.of(authority.Authority),
})
export const codeFaults: typeof codeFault.codeFaults = checked(codeFault.codeFaults, {
  ...ofCode,
  numbered: given.optional(given.anything),
})
export const describeCodeFault: typeof codeFault.describeCodeFault = checked(codeFault.describeCodeFault, {
  fault: given.text,
  ...ofCode,
})
export const describePlaceFault: typeof place.describePlaceFault = checked(place.describePlaceFault, {
  fault: given.oneOf(place.allPlaceFaults),
})
export const placeFaults: typeof place.placeFaults = checked(place.placeFaults, { place: given.text })
export const printPlaceAndDate: typeof place.printPlaceAndDate = checked(place.printPlaceAndDate, {
  placeAndDate: given.with({ place: given.text, date: given.day }),
})
export const decideDelivery: typeof deliveryCommand.decide = checked(
  deliveryCommand.decide,
  commanded,
  "decideDelivery",
)
export const decideIncoming: typeof incomingCommand.decide = checked(
  incomingCommand.decide,
  commanded,
  "decideIncoming",
)
export const decideOutgoing: typeof outgoingCommand.decide = checked(
  outgoingCommand.decide,
  commanded,
  "decideOutgoing",
)
export const evolveDelivery: typeof delivery.evolve = checked(delivery.evolve, evolved, "evolveDelivery")
export const evolveIncoming: typeof incoming.evolve = checked(incoming.evolve, evolved, "evolveIncoming")
export const evolveOutgoing: typeof outgoing.evolve = checked(outgoing.evolve, evolved, "evolveOutgoing")
export const recipientsOf: typeof outgoing.recipientsOf = checked(outgoing.recipientsOf, ofOutgoing)
export const stageOf: typeof outgoing.stageOf = checked(outgoing.stageOf, ofOutgoing)
export const questionsOf: typeof standing.questionsOf = checked(standing.questionsOf, ofDelivery)
export const standingOf: typeof standing.standingOf = checked(standing.standingOf, ofDelivery)
export const identifierParts: typeof identifier.identifierParts = checked(
  identifier.identifierParts,
  ofIdentifier,
)
export const parseDocumentIdentifier: typeof identifier.parseDocumentIdentifier = checked(
  identifier.parseDocumentIdentifier,
  text,
)
export const printDocumentIdentifier: typeof identifier.printDocumentIdentifier = checked(
  identifier.printDocumentIdentifier,
  ofIdentifier,
)
export const registerOf: typeof register.registerOf = checked(register.registerOf, {
  type: shared.documentType,
})
export const dutyStanding: typeof duty.dutyStanding = checked(duty.dutyStanding, {
  duty: given.with({ due: given.time }),
  now: given.time,
})
export const incomingDuties: typeof incomingDuty.incomingDuties = checked(incomingDuty.incomingDuties, {
  document: ofIncoming,
  rules: dutyRules,
})
export const receiptDuty: typeof incomingDuty.receiptDuty = checked(incomingDuty.receiptDuty, {
  document: ofIncoming,
  toldAt: given.optional(given.time),
})
export const outgoingDuties: typeof outgoingDuty.outgoingDuties = checked(outgoingDuty.outgoingDuties, {
  ...ofOutgoing,
  deliveries: given.list(given.object),
  rules: dutyRules,
})
export const codeKey: typeof code.codeKey = checked(code.codeKey, {
  code: given.either(shared.documentCode, given.text),
})
export const isWholeCode: typeof code.isWholeCode = checked(code.isWholeCode, ofCode)
export const parseCode: typeof code.parseCode = checked(code.parseCode, text)
export const printCode: typeof code.printCode = checked(code.printCode, ofCode)
export const printNumber: typeof code.printNumber = checked(code.printNumber, { number: given.count })
export const readCode: typeof code.readCode = checked(code.readCode, ofCode)
export const withTwoDigits: typeof code.withTwoDigits = checked(code.withTwoDigits, ofCode)
export const codeOfType: typeof type.codeOfType = checked(type.codeOfType, { type: shared.documentType })
export const notation: typeof type.notation = checked(type.notation, {
  type: shared.documentType,
  agency: given.text,
  unit: given.optional(given.text),
})
export const documentIdKey: typeof key.documentIdKey = checked(key.documentIdKey, text)
export const printRefusal: typeof refusal.printRefusal = checked(refusal.printRefusal, {
  code: given.text,
  text: given.text,
})
export const isKnownStatus: typeof status.isKnownStatus = checked(status.isKnownStatus, { code: given.text })
