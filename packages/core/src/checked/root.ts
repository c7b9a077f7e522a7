import { checked } from "../adapter-kit/input/checked.ts"
import { given } from "../adapter-kit/input/given.ts"
import { Actor } from "../agency/actor.ts"
import * as permitted from "../policy/check-permission.ts"
import { permissions } from "../policy/permission.ts"
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

export const authorizeBy: typeof authorizer.authorizeBy = checked(authorizer.authorizeBy, {
  decide: given.callable,
})
export const checkPermission: typeof permitted.checkPermission = checked(permitted.checkPermission, {
  request,
})
export const forbid: typeof permitted.forbid = checked(permitted.forbid, { request, problem: given.text })
export const documentTypeName: typeof type.documentTypeName = checked(type.documentTypeName, {
  type: shared.documentType,
})
export const documentTypeNamed: typeof type.documentTypeNamed = checked(type.documentTypeNamed, {
  name: given.text,
  prefer: given.optional(given.oneOf(["administrative", "normative"])),
})
export const documentTypes: typeof type.documentTypes = checked(type.documentTypes, {
  ownTypes: given.optional(given.list(given.of(OwnType))),
})
export const describeRefusal: typeof refusal.describeRefusal = checked(refusal.describeRefusal, {
  reason: given.oneOf(Object.keys(refusal.refusalReasons)),
  detail: given.object,
})
