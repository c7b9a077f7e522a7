/**
 * The ErrorCodes of the axis in a box. The real axis publishes none; `ExistDoc` is what a widely used server
 * returns.
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
  | "MailboxFull"

/** Why the axis does not perform a call. Faults may use other codes. */
export interface Refusal {
  readonly code: AnswerCode | (string & {})
  readonly description: string
}

export const refusal = (code: AnswerCode, description: string): Refusal => ({ code, description })
