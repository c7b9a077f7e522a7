import { Context, Effect, Layer, Option } from "effect"
import { AuthorizationError } from "../policy/authorization-error.ts"
import { type AuthorizationRequest, checkPermission } from "../policy/check-permission.ts"
import type { Detail } from "../problem/sentence.ts"

/**
 * Decides who may do what (phân quyền; Decree 30/2020, Annex VI, Part I, I.3). The exchange asks it once
 * before every operation, with the person and the action. Success lets the operation proceed. A failure is
 * recorded in the log as a denial and returned; nothing else happens. It holds no lock and may be asked the
 * same question twice.
 *
 * The host authenticates people and knows their roles: an `Actor` states what the host vouches for.
 */
export class Authorizer extends Context.Service<
  Authorizer,
  { readonly authorize: (request: AuthorizationRequest) => Effect.Effect<void, AuthorizationError> }
>()("@lienthong/core/port/Authorizer") {}

/** A host's decision: a reason to deny, or nothing to allow, synchronously or as a Promise. */
export type DecidePermission = (
  request: AuthorizationRequest,
) => AuthorizationError | undefined | Promise<AuthorizationError | undefined>

const undecided = ({ action, by }: AuthorizationRequest, cause: unknown, next: Detail = {}) =>
  new AuthorizationError({
    reason: "undecided",
    detail: { action, person: by?.name ?? "host", ...next },
    cause,
  })

/** Trying again does not help against an authorizer that returns an invalid answer. */
const answerNotKnown: Detail = {
  next: "The authorizer returned neither a reason to deny nor `undefined`, so the request was denied: correct it.",
  nextVi:
    "Bộ phân quyền trả lời khác với lý do từ chối hoặc `undefined` nên coi như không cho phép: cần sửa bộ phân quyền.",
}

/** How long an operation waits for the host's decision. */
const maxWaitMillis = 30_000

const noAnswer: Detail = {
  next: "The authorizer gave no answer for 30 seconds, so the request was denied: check what it waits for, then try again.",
  nextVi:
    "Bộ phân quyền không trả lời trong 30 giây nên coi như không cho phép: kiểm tra bộ phân quyền rồi thử lại.",
}

/**
 * Makes an authorizer from the host's own decision, in place of the default policy or on top of it. Throwing
 * or rejecting denies with reason `undecided`. So does any answer other than a reason to deny or `undefined`,
 * in particular a boolean, and none within 30 seconds.
 *
 * @example
 * ```ts
 * import { authorizeBy, checkPermission, forbid } from "@lienthong/core"
 *
 * declare const onLeave: (person: string | undefined) => Promise<boolean>
 *
 * const authorizer = authorizeBy(async (request) =>
 *   checkPermission(request) ??
 *   ((await onLeave(request.by?.id)) ? forbid(request, "đang nghỉ phép") : undefined),
 * )
 * ```
 */
export const authorizeBy = (decide: DecidePermission): Layer.Layer<Authorizer> =>
  Layer.succeed(
    Authorizer,
    Authorizer.of({
      authorize: Effect.fn("Authorizer.authorize")(function* (request) {
        const answer = yield* Effect.tryPromise({
          try: async (): Promise<unknown> => decide(request),
          catch: (cause) => undecided(request, cause),
        }).pipe(Effect.timeoutOption(maxWaitMillis))
        if (Option.isNone(answer))
          return yield* undecided(request, new Error("no answer in 30 seconds"), noAnswer)
        const denied = answer.value
        if (denied === undefined) return
        if (denied instanceof AuthorizationError) return yield* denied
        const expected = "an authorizer returns an AuthorizationError, or undefined to allow"
        const cause = new TypeError(`${expected}; it returned a ${typeof denied}`)
        return yield* undecided(request, cause, answerNotKnown)
      }),
    }),
  )

/** The default policy: see {@link checkPermission}. */
export const defaultAuthorizer: Layer.Layer<Authorizer> = Layer.succeed(
  Authorizer,
  Authorizer.of({
    authorize: (request) => {
      const denied = checkPermission(request)
      return denied ? Effect.fail(denied) : Effect.void
    },
  }),
)
