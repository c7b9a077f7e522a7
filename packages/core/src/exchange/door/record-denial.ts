import { Effect } from "effect"
import { storableText } from "../../adapter-kit/storable-text.ts"
import { type Actor, system } from "../../agency/actor.ts"
import { isReservedId, isReservedName } from "../../agency/reserved-id.ts"
import { AuthorizationError } from "../../policy/authorization-error.ts"
import type { Action } from "../../policy/permissions.ts"
import type { Reason } from "../../vocabulary/ground.ts"
import { recordAudit } from "./audit.ts"
import { isActingAs } from "./operation.ts"

/** Long enough for every id and name; a longer text of a caller is cut. */
const maxTextLength = 100

const kept = (text: string) => storableText(text.slice(0, maxTextLength))

const keptTexts = <Told extends object>(told: Told): Told =>
  Object.assign(
    Object.create(null),
    ...Object.entries(told).map(([key, value]) => ({
      [key]: typeof value === "string" ? kept(value) : value,
    })),
  )

/** The id of what the action concerned, if the first argument is an id. */
export const subjectOf = (first: unknown) => (typeof first === "string" ? kept(first) : undefined)

/** Records a denial in the log before it is returned. */
export const recordDenial = Effect.fnUntraced(function* (
  { action, by = system, subject }: { action: Action; by?: Actor; subject?: string },
  { reason, detail }: AuthorizationError,
) {
  yield* recordAudit(keptTexts(by), {
    _tag: "Denied",
    action,
    reason,
    detail: keptTexts(detail),
    ...(subject !== undefined && { subject }),
  })
})

/** The id that a caller gave, whatever else was wrong with the person. */
const claimedId = (as: unknown): ReadonlyArray<string> => {
  const by: unknown = isActingAs(as) ? as.by : undefined
  const id: unknown = typeof by === "object" && by !== null && "id" in by ? by.id : undefined
  return typeof id === "string" && id !== "" ? [kept(id)] : []
}

/** Refuses a person who uses the library's own id or name, or one that would be stored as such. */
export const reserved = (action: Action, { id, name }: Actor): AuthorizationError | undefined => {
  const claimed = [id, kept(id)].some(isReservedId)
    ? id
    : [name, kept(name)].some(isReservedName)
      ? name
      : undefined
  return claimed === undefined
    ? undefined
    : new AuthorizationError({ reason: "person-reserved", detail: { action, claimed: kept(claimed) } })
}

/**
 * Why a call names nobody who could be authorized and recorded. `named` is the argument in the person's
 * place.
 */
export const unusable = (
  action: Action,
  { en, vi }: Reason,
  named: ReadonlyArray<unknown>,
): AuthorizationError => {
  const claimed = named.flatMap(claimedId).join(", ")
  return new AuthorizationError({
    reason: "person-unusable",
    detail: { action, problem: en, problemVi: vi, ...(claimed !== "" && { claimed: kept(claimed) }) },
  })
}
