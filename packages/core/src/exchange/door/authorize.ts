import { Effect } from "effect"
import type { AuthorizationError } from "../../policy/authorization-error.ts"
import type { AuthorizationRequest } from "../../policy/check-permission.ts"
import type { Action } from "../../policy/permissions.ts"
import { Authorizer } from "../../port/authorizer.ts"
import { Settings } from "../settings/settings.ts"
import type { ActingAs } from "./operation.ts"
import { recordDenial, reserved, unusable } from "./record-denial.ts"
import { isActor, notPerson } from "./wrong-person.ts"

/** Records that a call named no valid person, and returns the denial. */
export const deny = Effect.fnUntraced(function* (
  action: Action,
  denied: AuthorizationError,
  subject: string | undefined,
) {
  yield* recordDenial({ action, ...(subject !== undefined && { subject }) }, denied)
  return yield* denied
})

/**
 * Asks the authorizer whether a person, or the host if nobody is named, may do something. Records nothing.
 */
export const askAuthorizer = Effect.fnUntraced(function* (
  action: Action,
  as: ActingAs | undefined,
  subject?: string,
) {
  const authorizer = yield* Authorizer
  const { agency, otherCodes } = yield* Settings
  const request: AuthorizationRequest = {
    action,
    ...(as !== undefined && { by: as.by }),
    agency: [agency.code, ...otherCodes],
    ...(subject !== undefined && { subject }),
  }
  yield* authorizer.authorize(request)
})

/**
 * Asks the authorizer before an operation, and before a second one that its request includes. Every operation
 * of both doors is authorized here and only here. A denial is in the log before it is returned.
 */
export const authorize = Effect.fn("Exchange.authorize")(function* (
  action: Action,
  as: ActingAs | undefined,
  subject?: string,
) {
  if (as !== undefined && !isActor(as?.by))
    return yield* deny(action, unusable(action, notPerson(as?.by), [as]), subject)
  const taken = as && reserved(action, as.by)
  if (taken) return yield* deny(action, taken, subject)
  const request = { action, ...as, ...(subject !== undefined && { subject }) }
  yield* askAuthorizer(action, as, subject).pipe(Effect.tapError((denied) => recordDenial(request, denied)))
})
