import {
  parseVxpTimestamp,
  type ReceivedHeaders,
  type SignatureFault,
  type SignedCall,
  verifyHeaders,
} from "@lienthong/adapters-axis"
import { Option, Result } from "effect"
import { type Refusal, refusal } from "./answer-code.ts"
import { damagedAnswer, replyInstead } from "./answer-damage.ts"
import type { Agencies } from "./axis-agency.ts"
import type { AxisLog } from "./axis-event.ts"
import { type AxisOperation, insteadOfCalls, ofAnswers } from "./fault.ts"
import type { FaultPlan } from "./fault-plan.ts"
import type { AxisRequest, Operation, Undertaking } from "./operation.ts"
import { type Answer, failure, type Reply, success } from "./reply.ts"

/** Describes a wrong signature without help for a forger. */
const signatureFaults: Readonly<Record<SignatureFault, string>> = {
  unsigned: "signing headers are missing or unreadable",
  "unknown-system": "no such system",
  "wrong-signature": "the signature was not made with this system's secret",
  altered: "a header differs from what was signed",
}

export interface RequestHandlerSettings {
  readonly agencies: Agencies
  readonly plan: FaultPlan
  readonly log: AxisLog
  readonly now: () => number
  /** How far a timestamp may differ from the axis' clock. Without it every timestamp is accepted. */
  readonly timestampWindowMillis: number | undefined
}

/** Receives calls: authenticates the caller, applies a planned fault, and runs the operation. */
export const openRequestHandler = ({
  agencies,
  plan,
  log,
  now,
  timestampWindowMillis,
}: RequestHandlerSettings) => {
  const isStale = (call: SignedCall): boolean =>
    timestampWindowMillis !== undefined &&
    Option.match(parseVxpTimestamp(call.parameter("timestamp") ?? ""), {
      onNone: () => true,
      onSome: (time) => Math.abs(now() - time) > timestampWindowMillis,
    })

  const note = (event: "refused" | "misbehaved", text: string, { subject }: Undertaking) =>
    log.add({ event, note: text, ...withoutAttachments(subject) })

  const insteadOf = (undertaking: Undertaking): Reply | undefined => {
    const fault = plan.take(undertaking.subject, ...insteadOfCalls)
    if (fault === undefined) return undefined
    note("misbehaved", fault.kind, undertaking)
    return replyInstead(fault)
  }

  /** The last answers, by operation and by operation and system. */
  const answers = new Map<string, Answer>()
  const afterwards = (undertaking: Undertaking, systemId: string, answer: Answer): Reply => {
    const { operation, kind } = undertaking.subject
    const keys = { anybody: `${operation} ${kind}`, system: `${operation} ${kind} ${systemId}` }
    const earlier = { toAnybody: answers.get(keys.anybody), toThisSystem: answers.get(keys.system) }
    answers.set(keys.anybody, answer)
    answers.set(keys.system, answer)
    const fault = plan.take(undertaking.subject, ...ofAnswers)
    if (fault === undefined) return answer
    note("misbehaved", fault.kind, undertaking)
    return damagedAnswer(fault, answer, earlier)
  }

  const refuseCaller = (operation: AxisOperation, why: Refusal): Reply => {
    log.add({ event: "refused", operation, note: why.code })
    return failure(why, 401)
  }

  return (name: AxisOperation, operation: Operation, headers: ReceivedHeaders, body: Buffer): Reply => {
    const verified = verifyHeaders(headers, agencies.secretOf)
    if (Result.isFailure(verified)) {
      return refuseCaller(name, refusal("InvalidSignature", signatureFaults[verified.failure]))
    }
    const call = verified.success
    if (isStale(call))
      return refuseCaller(name, refusal("StaleTimestamp", "the timestamp is too old or ahead"))

    const request: AxisRequest = { call, agencies: agencies.ofSystem(call.systemId), body }
    const undertaking = operation(request)
    const struck = insteadOf(undertaking)
    if (struck !== undefined) return struck
    const outcome = undertaking.carryOut()
    if (Result.isFailure(outcome)) {
      note("refused", outcome.failure.code, undertaking)
      return failure(outcome.failure)
    }
    return afterwards(undertaking, call.systemId, success(outcome.success))
  }
}

const withoutAttachments = ({ attachments: _, ...subject }: Undertaking["subject"]) => subject
