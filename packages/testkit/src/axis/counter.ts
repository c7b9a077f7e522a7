import {
  parseVxpTimestamp,
  type ReceivedHeaders,
  type SignatureFault,
  type SignedCall,
  verifyHeaders,
} from "@lienthong/adapters-axis"
import { Option, Result } from "effect"
import { type Refusal, refusal } from "./answer-code.ts"
import type { Agencies } from "./axis-agency.ts"
import type { AxisLog } from "./axis-event.ts"
import type { AxisOperation } from "./fault.ts"
import type { FaultPlan } from "./fault-plan.ts"
import type { AxisRequest, Operation, Undertaking } from "./operation.ts"
import { failure, garbage, type Reply, success } from "./reply.ts"

/** Describes a wrong signature without help for a forger. */
const signatureFaults: Readonly<Record<SignatureFault, string>> = {
  unsigned: "signing headers are missing or unreadable",
  "unknown-system": "no such system",
  "wrong-signature": "the signature is not of this system's secret",
  altered: "a header is not what was signed",
}

export interface CounterSettings {
  readonly agencies: Agencies
  readonly plan: FaultPlan
  readonly log: AxisLog
  readonly now: () => number
  /** How far a timestamp may differ from the axis' clock. Without it every timestamp is accepted. */
  readonly timestampWindowMillis: number | undefined
}

const holdMillis = 600_000

/** Receives calls: authenticates the caller, applies a planned fault, and runs the operation. */
export const openCounter = ({ agencies, plan, log, now, timestampWindowMillis }: CounterSettings) => {
  const isStale = (call: SignedCall): boolean =>
    timestampWindowMillis !== undefined &&
    Option.match(parseVxpTimestamp(call.parameter("timestamp") ?? ""), {
      onNone: () => true,
      onSome: (time) => Math.abs(now() - time) > timestampWindowMillis,
    })

  const note = (event: "refused" | "misbehaved", text: string, { subject }: Undertaking) =>
    log.add({ event, note: text, ...withoutAttachments(subject) })

  const insteadOf = (undertaking: Undertaking): Reply | undefined => {
    const fault = plan.take(undertaking.subject, "refuse", "unauthorized", "time-out-before-taking")
    if (fault === undefined) return undefined
    note("misbehaved", fault.kind, undertaking)
    if (fault.kind === "refuse") {
      return failure({
        code: fault.code ?? "Refused",
        description: fault.description ?? "refused as planned",
      })
    }
    return fault.kind === "unauthorized"
      ? failure(refusal("InvalidSignature", "unauthorized as planned"), 401)
      : { holdMillis: fault.holdMillis ?? holdMillis }
  }

  const afterwards = (undertaking: Undertaking): Reply | undefined => {
    const fault = plan.take(undertaking.subject, "take-then-time-out", "answer-garbage", "lose-ack")
    if (fault === undefined) return undefined
    note("misbehaved", fault.kind, undertaking)
    if (fault.kind === "answer-garbage") return garbage
    return fault.kind === "lose-ack"
      ? failure(refusal("LostAck", "failed as planned"))
      : { holdMillis: fault.holdMillis ?? holdMillis }
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
    return afterwards(undertaking) ?? success(outcome.success)
  }
}

const withoutAttachments = ({ attachments: _, ...subject }: Undertaking["subject"]) => subject
