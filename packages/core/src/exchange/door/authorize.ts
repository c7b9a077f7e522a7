import { Effect, Schema } from "effect"
import { Actor, system } from "../../agency/actor.ts"
import { dateOf } from "../../calendar/vietnam-time.ts"
import { reject } from "../../document/input-error.ts"
import type { AuthorizationError } from "../../policy/authorization-error.ts"
import type { Action } from "../../policy/permission.ts"
import type { AuthorizationRequest } from "../../policy/why-not-act.ts"
import { Authorizer } from "../../port/authorizer.ts"
import { now } from "../now.ts"
import { record } from "../record.ts"
import { Settings } from "../settings.ts"
import { note } from "../stream/append.ts"
import { streamName } from "../stream/stream-kind.ts"
import type { As } from "./on.ts"

const isActor = Schema.is(Actor)

/** Long enough for every id; a caller's text is not kept at any length. */
const subjectLength = 100

const subjectOf = (first: unknown) => (typeof first === "string" ? first.slice(0, subjectLength) : undefined)

const recordDenial = Effect.fnUntraced(function* (
  { action, by = system, subject }: AuthorizationRequest,
  { reason, detail }: AuthorizationError,
) {
  const at = yield* now
  const denied = {
    _tag: "Denied",
    action,
    reason,
    detail,
    ...(subject !== undefined && { subject }),
  } as const
  yield* record(by, { appends: [note("audit", streamName.audit(dateOf(at)), [denied])] }, at)
})

/**
 * Asks the authorizer before an operation. This is the one place where it is asked: every operation of both doors comes
 * through it. A denial is in the log before it is answered.
 */
export const authorize = Effect.fn("Exchange.authorize")(function* (
  action: Action,
  as: As | undefined,
  first?: unknown,
) {
  if (as !== undefined && !isActor(as.by))
    return yield* reject("value-invalid", { field: "by", problem: "id, name, roles" })
  const authorizer = yield* Authorizer
  const { agency, otherCodes } = yield* Settings
  const subject = subjectOf(first)
  const request: AuthorizationRequest = {
    action,
    ...(as !== undefined && { by: as.by }),
    agency: [agency.code, ...otherCodes],
    ...(subject !== undefined && { subject }),
  }
  yield* authorizer.authorize(request).pipe(Effect.tapError((denied) => recordDenial(request, denied)))
})
