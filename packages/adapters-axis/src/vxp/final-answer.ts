import type { VxpOperation } from "./vxp-operation.ts"

const ofDelivery = ["UnknownAgency", "NoRecipient", "NotYourAgency", "NotAPacket"]
const ofEntry = ["UnknownDocument"]
/** The code of an axis that lacks an operation, such as the list or the count. */
const ofOperation = ["UnknownOperation"]

/**
 * The codes that are known to be final: the same call can never succeed. The list is closed, because an axis
 * publishes no codes and a passing "system error" taken for a refusal loses a document.
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
 * The field codes of a widely used server's packet check: a field is missing, out of range, of a wrong type
 * or does not match.
 */
const fieldCode = /^[NRTM]\.MessageHeader(?:\.[A-Za-z]+)+$/

/** Whether a code of the axis is final for this operation. */
export const isFinal = (operation: VxpOperation, code: string): boolean =>
  finalCodes[operation]?.has(code) === true || (operation === "sendEdoc" && fieldCode.test(code))
