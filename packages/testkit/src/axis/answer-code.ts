/**
 * The ErrorCodes of the axis in a box. The real axis publishes none; `ExistDoc` is what a widely used server says.
 */
export type AnswerCode =
  | "InvalidSignature"
  | "StaleTimestamp"
  | "NotAPacket"
  | "HashMismatch"
  | "NotYourAgency"
  | "NoRecipient"
  | "UnknownAgency"
  | "ExistDoc"
  | "UnknownDocument"
  | "BadParameter"
  | "UnknownOperation"
  | "LostAck"

/** Why the axis does not carry a call out. Faults may bring codes of their own. */
export interface Refusal {
  readonly code: AnswerCode | (string & {})
  readonly description: string
}

export const refusal = (code: AnswerCode, description: string): Refusal => ({ code, description })
