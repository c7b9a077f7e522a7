import { Effect } from "effect"
import { wrongKind } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import { type DocumentError, deny } from "../../document/document-error.ts"
import { type OpenAction, openActions, type PersonalAction } from "../../policy/permissions.ts"
import { personalActions } from "../../policy/personal-actions.ts"
import type { Problem, SerializedProblem } from "../../problem/problem.ts"
import { loadDeliveries } from "../change/delivery.ts"
import { loadIncoming } from "../change/incoming.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { now } from "../runtime/runtime.ts"
import { askAuthorizer } from "./authorize.ts"
import { incomingBlockers, outgoingBlockers } from "./blockers.ts"
import { reserved, unusable } from "./record-denial.ts"
import { isActor, notPerson } from "./wrong-person.ts"

/** Whether a person may do something now and, if not, why: for a button and its tooltip. */
export interface MayDo {
  readonly allowed: boolean
  readonly why?: SerializedProblem
}

/** What a person may do, by the action's name. Actions that never apply to the document are left out. */
export type Permissions = { readonly [Action in PersonalAction | OpenAction]?: MayDo }

type Asked = ReadonlyArray<readonly [PersonalAction | OpenAction, DocumentError | undefined]>

const everyAction = [...Object.keys(personalActions), ...Object.keys(openActions)] as ReadonlyArray<
  PersonalAction | OpenAction
>

const blockersAmong = <Document>(
  blockers: Readonly<Record<string, (document: Document) => DocumentError | undefined>>,
  document: Document,
): Asked =>
  everyAction.flatMap((action) => {
    const blocker = blockers[action]
    return blocker ? [[action, blocker(document)] as const] : []
  })

/** The actions on a document, and what its state forbids. */
const actionsOn = Effect.fnUntraced(function* (document: string) {
  const { state } = yield* loadOutgoing(document)
  if (state) {
    const deliveries = yield* loadDeliveries(document)
    const delivered = deliveries.flatMap((each) => (each.state ? [each.state] : []))
    return blockersAmong(outgoingBlockers, { state, deliveries: delivered, at: yield* now })
  }
  const arrived = yield* loadIncoming(document)
  return arrived.state
    ? blockersAmong(incomingBlockers, arrived.state)
    : yield* deny("unknown-document", { document })
})

const may = (why: Problem | undefined): MayDo =>
  why ? { allowed: false, why: why.toJSON() } : { allowed: true }

/**
 * Returns what a person may do now, in general or to a document. It asks the authorizer and the document's
 * state about each action. It changes nothing and records no denials, since nobody has asked to act. It reads
 * the document and its deliveries once. The action itself may still fail because of its request.
 */
export const permissionsOf = Effect.fn("Exchange.permissionsOf")(function* (
  actor: Actor,
  document: string | undefined,
) {
  if (!isActor(actor)) return yield* unusable("outgoing.get", notPerson(actor), [{ by: actor }])
  const taken = reserved("outgoing.get", actor)
  if (taken) return yield* taken
  if (document !== undefined && typeof document !== "string")
    return yield* wrongKind("document", document, {
      en: "the id of a document, as text",
      vi: "mã văn bản dạng chữ",
    })
  const asked: Asked =
    document === undefined
      ? everyAction.map((action) => [action, undefined] as const)
      : yield* actionsOn(document)
  const answers = yield* Effect.forEach(
    asked,
    ([action, blocker]) =>
      askAuthorizer(action, { by: actor }, document).pipe(
        Effect.match({ onFailure: may, onSuccess: () => may(blocker) }),
        Effect.map((answer) => [action, answer] as const),
      ),
    { concurrency: 8 },
  )
  return Object.fromEntries(answers) as Permissions
})
