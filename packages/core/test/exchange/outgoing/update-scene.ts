import { Effect } from "effect"
import { by, dispatched, exchangeMail, onlyArrival, type openScene, vpcp } from "../scene.ts"

export type Scene = Effect.Success<ReturnType<typeof openScene>>

export const extension = { reason: "Gia hạn trả lời", dueDate: "2019-07-15" }

/** A document that has come, and a later due date that its recipient is asked to take in. */
export const asked = ({ sender, receiver }: Scene) =>
  Effect.gen(function* () {
    const id = yield* dispatched(sender, [vpcp.code], { dueDate: "2019-06-30" })
    yield* exchangeMail(sender, receiver)
    yield* sender.outgoing.update(id, extension, by)
    yield* exchangeMail(sender, receiver)
    return { id, incoming: yield* onlyArrival(receiver) }
  })

/** How each recipient of a document stands to its update. */
export const updated = ({ sender }: Scene, id: string) =>
  Effect.map(sender.outgoing.deliveries(id), (all) => all.map((delivery) => delivery.updated))
