import { Context, Effect, Layer } from "effect"
import { AuthorizationError } from "../policy/authorization-error.ts"
import { type AuthorizationRequest, whyNotAct } from "../policy/why-not-act.ts"

/**
 * Decides who may do what (phân quyền; Decree 30/2020, Annex VI, Part I, I.3). It is asked once before every
 * operation of an exchange, with who wants it and what; success lets the operation go on. A failure is
 * recorded in the log as a denial and answered with; nothing else happens then. It holds no lock and may be
 * asked about the same thing twice.
 *
 * Who a person is and which roles they have, the host has found out: an `Actor` says what the host vouches
 * for.
 */
export class Authorizer extends Context.Service<
  Authorizer,
  { readonly authorize: (request: AuthorizationRequest) => Effect.Effect<void, AuthorizationError> }
>()("@lienthong/core/port/Authorizer") {}

/** How a host decides: with why not, or with nothing where it is allowed, now or later. */
export type Decide = (
  request: AuthorizationRequest,
) => AuthorizationError | undefined | Promise<AuthorizationError | undefined>

const undecided = ({ action, by }: AuthorizationRequest, cause: unknown) =>
  new AuthorizationError({ reason: "undecided", detail: { action, person: by?.name ?? "host" }, cause })

/**
 * An authorizer of the host's own, in place of the default policy or on top of it. One that throws or rejects
 * has denied, with reason `undecided`; so has one that answers with anything else than why not, or
 * `undefined` where it is allowed, a boolean above all.
 *
 * @example
 * ```ts
 * import { authorizeBy, forbid, whyNotAct } from "@lienthong/core"
 *
 * declare const onLeave: (person: string | undefined) => Promise<boolean>
 *
 * const authorizer = authorizeBy(async (request) =>
 *   whyNotAct(request) ?? ((await onLeave(request.by?.id)) ? forbid(request, "đang nghỉ phép") : undefined),
 * )
 * ```
 */
export const authorizeBy = (decide: Decide): Layer.Layer<Authorizer> =>
  Layer.succeed(
    Authorizer,
    Authorizer.of({
      authorize: Effect.fn("Authorizer.authorize")(function* (request) {
        const denied: unknown = yield* Effect.tryPromise({
          try: async () => decide(request),
          catch: (cause) => undecided(request, cause),
        })
        if (denied === undefined) return
        if (denied instanceof AuthorizationError) return yield* denied
        const expected = "an authorizer answers with an AuthorizationError, or with undefined to allow"
        return yield* undecided(request, new TypeError(`${expected}; it answered with a ${typeof denied}`))
      }),
    }),
  )

/** The default policy: see {@link whyNotAct}. */
export const defaultAuthorizer: Layer.Layer<Authorizer> = Layer.succeed(
  Authorizer,
  Authorizer.of({
    authorize: (request) => {
      const denied = whyNotAct(request)
      return denied ? Effect.fail(denied) : Effect.void
    },
  }),
)
