import type { VxpOperation } from "./vxp-operation.ts"

const ofDelivery = ["UnknownAgency", "NoRecipient", "NotYourAgency", "NotAPacket"]
const ofEntry = ["UnknownDocument"]
/** What an axis may lack: it then has no list, or does not count. */
const ofOperation = ["UnknownOperation"]

/**
 * The codes of which it is known that the same call can never succeed. The list is closed: an axis publishes
 * no codes, and whoever takes a passing "system error" for a refusal loses a document.
 */
const finalCodes: Readonly<Partial<Record<VxpOperation, ReadonlySet<string>>>> = {
  sendEdoc: new Set(ofDelivery),
  getEdoc: new Set(ofEntry),
  updateStatus: new Set(ofEntry),
  getSentEdocList: new Set(ofOperation),
  countReceiveEdoc: new Set(ofOperation),
  countReceiveStatus: new Set(ofOperation),
}

/**
 * A widely used server's check of a packet: a field that is missing, out of range, of a wrong type or does
 * not match.
 */
const fieldCode = /^[NRTM]\.MessageHeader(?:\.[A-Za-z]+)+$/

/** Whether the axis' code ends the matter for this operation. */
export const isFinal = (operation: VxpOperation, code: string): boolean =>
  finalCodes[operation]?.has(code) === true || (operation === "sendEdoc" && fieldCode.test(code))
