import type { OpenedTestAgency } from "@lienthong/testkit"
import type { Effect } from "effect"
import fc from "fast-check"
import { by } from "../scene.ts"
import { answer, handle, isOpen, mayFollow, type Step } from "./arrival.ts"
import { byReceiver, choice } from "./command.ts"
import type { Agency } from "./model.ts"
import type { Question } from "./question.ts"

type Operation = (agency: OpenedTestAgency, id: string) => Effect.Effect<unknown, unknown>

const agency = fc.constantFrom<Agency>("north", "south", "east", "east")

const steps: Readonly<Record<Step, Operation>> = {
  accept: ({ incoming }, id) => incoming.accept(id, by),
  refuse: ({ incoming }, id) => incoming.refuse(id, { text: "Sai thể thức" }, by),
  assign: ({ incoming }, id) => incoming.assign(id, { to: "Văn phòng" }, by),
  startProcessing: ({ incoming }, id) => incoming.startProcessing(id, by),
  complete: ({ incoming }, id) => incoming.complete(id, {}, by),
}
const step = fc.constantFrom<Step>("accept", "accept", "refuse", "assign", "startProcessing", "complete")

export const handling = fc.tuple(agency, choice, step).map(([at, chosen, taken]) =>
  byReceiver(
    taken,
    at,
    chosen,
    (there) => mayFollow(there, taken),
    (model, delivery) => handle(model, delivery, taken),
    steps[taken],
  ),
)

const reason = { reason: "Đã lập hồ sơ" }

const answers: Readonly<Record<Question["kind"], Readonly<Record<"agreed" | "declined", Operation>>>> = {
  recall: {
    agreed: ({ incoming }, id) => incoming.agreeToRecall(id, by),
    declined: ({ incoming }, id) => incoming.declineRecall(id, reason, by),
  },
  update: {
    agreed: ({ incoming }, id) => incoming.agreeToUpdate(id, by),
    declined: ({ incoming }, id) => incoming.declineUpdate(id, reason, by),
  },
}

export const answering = fc
  .tuple(
    agency,
    choice,
    fc.constantFrom("recall" as const, "update" as const),
    fc.constantFrom("agreed" as const, "declined" as const, "declined" as const),
  )
  .map(([at, chosen, kind, given]) =>
    byReceiver(
      `${kind} ${given}`,
      at,
      chosen,
      (there) => isOpen(there, kind),
      (model, delivery) => answer(model, delivery, kind, given),
      answers[kind][given],
    ),
  )
