import type { Actor } from "../agency/actor.ts"
import { roleNames } from "../agency/role.ts"
import { isSameAgencyCode } from "../vocabulary/key.ts"
import { AuthorizationError } from "./authorization-error.ts"
import { type Action, permissions } from "./permissions.ts"

/** A request to do something (yêu cầu thực hiện). */
export interface AuthorizationRequest {
  readonly action: Action
  /** The person. Absent when the host acts on its own, which only reading and background work allow. */
  readonly by?: Actor
  /** The identifiers of the agency in whose exchange the operation runs. */
  readonly agency: ReadonlyArray<string>
  /** The document or other object of the operation, by the id that was passed. */
  readonly subject?: string
}

/** Denies a request for the host's own reason: `forbid(request, "đang nghỉ phép")`. */
export const forbid = (request: AuthorizationRequest, problem: string): AuthorizationError => {
  const { action, by } = request
  return new AuthorizationError({
    reason: "forbidden",
    detail: { action, person: by?.name ?? "host", problem },
  })
}

/**
 * The default policy (phân quyền mặc định). Returns why a person may not do something, or nothing when they
 * may. Nobody acts for another agency, and every action requires one of its roles in {@link permissions}.
 * When nobody is named, the host itself reads or works, and is responsible for it.
 *
 * @example
 * ```ts
 * import { checkPermission } from "@lienthong/core"
 *
 * const by = { id: "nv-07", name: "Lê Thị Hoa", roles: ["drafter"] } as const
 * const denied = checkPermission({ action: "outgoing.signAsAgency", by, agency: ["000.00.00.H53"] })
 * console.log(denied?.code, denied?.sentence.vi) // authorization/role-missing …
 * ```
 */
export const checkPermission = (request: AuthorizationRequest): AuthorizationError | undefined => {
  const { action, by, agency } = request
  if (by === undefined) return undefined
  const detail = { action, person: by.name }
  const of = by.agency
  if (of !== undefined && !agency.some((own) => isSameAgencyCode(own, of)))
    return new AuthorizationError({ reason: "another-agency", detail: { ...detail, agency: of } })
  const { roles } = permissions[action]
  if (by.roles?.some((role) => roles.includes(role))) return undefined
  const names = roles.map((role) => `${roleNames[role].vi} (${roleNames[role].en})`).join(", ")
  return new AuthorizationError({ reason: "role-missing", detail: { ...detail, roles: names } })
}
