import type { SignedCall } from "@lienthong/adapters-axis"
import type { MessageKind } from "@lienthong/core/adapter"
import { Result } from "effect"
import { type Refusal, refusal } from "./answer-code.ts"
import type { AxisAgency } from "./axis-agency.ts"
import type { FaultSubject } from "./fault.ts"
import type { AnswerFields } from "./reply.ts"

/** An authenticated call, with the agencies of its system. */
export interface AxisRequest {
  readonly call: SignedCall
  readonly agencies: ReadonlyArray<AxisAgency>
  readonly body: Buffer
}

/** A parsed call that a fault can apply to. `carryOut` performs it. */
export interface Undertaking {
  readonly subject: FaultSubject
  readonly carryOut: () => Result.Result<AnswerFields, Refusal>
}

export type Operation = (request: AxisRequest) => Undertaking

/** Reads the mailbox that a call names. */
export const kindOf = ({ parameter }: SignedCall): Result.Result<MessageKind, Refusal> => {
  switch (parameter("messagetype")) {
    case "edoc":
      return Result.succeed("document")
    case "status":
      return Result.succeed("status")
    default:
      return Result.fail(refusal("BadParameter", "messagetype must be edoc or status"))
  }
}

export const codesOf = (agencies: ReadonlyArray<AxisAgency>): ReadonlyArray<string> =>
  agencies.map(({ code }) => code)
