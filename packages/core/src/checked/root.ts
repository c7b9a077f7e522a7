import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import { Actor } from "../agency/actor.ts"
import * as permitted from "../policy/check-permission.ts"
import { permissions } from "../policy/permissions.ts"
import * as authorizer from "../port/authorizer.ts"
import * as type from "../vocabulary/document-type.ts"
import { OwnType } from "../vocabulary/own-type.ts"
import * as refusal from "../vocabulary/refusal-reason.ts"
import { shared } from "./kinds.ts"

const request = given.with({
  action: given.oneOf(Object.keys(permissions)),
  by: given.optional(given.of(Actor)),
  agency: given.list(given.text),
})

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
export const authorizeBy: typeof authorizer.authorizeBy = checked(authorizer.authorizeBy, {
  decide: given.callable,
})
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
export const checkPermission: typeof permitted.checkPermission = checked(permitted.checkPermission, {
  request,
})
/** Denies a request for the host's own reason: `forbid(request, "đang nghỉ phép")`. */
export const forbid: typeof permitted.forbid = checked(permitted.forbid, { request, problem: given.text })
/** The type's Vietnamese name, as a packet and a register write it: `Báo cáo`. */
export const documentTypeName: typeof type.documentTypeName = checked(type.documentTypeName, {
  type: shared.documentType,
})
/**
 * Finds the type that a packet or a person names. Three names are both administrative and normative (`Quyết
 * định`); they count as administrative unless `prefer` says otherwise.
 */
export const documentTypeNamed: typeof type.documentTypeNamed = checked(type.documentTypeNamed, {
  name: given.text,
  prefer: given.optional(given.oneOf(["administrative", "normative"])),
})
/**
 * Every type with its name, for a select: the 29 types of Decree 30/2020, Art. 7, in its order, then the
 * normative ones in the order of the law on their promulgation, then the copies, then the agency's own, as
 * they are given to `openExchange({ ownTypes })`.
 */
export const documentTypes: typeof type.documentTypes = checked(type.documentTypes, {
  ownTypes: given.optional(given.list(given.of(OwnType))),
})
/** The sentence of a refusal, with its details filled in. */
export const describeRefusal: typeof refusal.describeRefusal = checked(refusal.describeRefusal, {
  reason: given.oneOf(Object.keys(refusal.refusalReasons)),
  detail: given.object,
})
