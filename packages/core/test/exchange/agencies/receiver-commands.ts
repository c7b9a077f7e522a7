import type { OpenedTestAgency } from "@lienthong/testkit"
import type { Effect } from "effect"
import fc from "fast-check"
import { by } from "../scene.ts"
import { answer, handle, isOpen, mayFollow, type Step } from "./arrival.ts"
import { byReceiver, choice } from "./command.ts"
import type { Agency } from "./model.ts"
import type { Question } from "./question.ts"
import { names } from "./views.ts"

type Operation = (agency: OpenedTestAgency, id: string) => Effect.Effect<unknown, unknown>

const agency = fc.constantFrom<Agency>("north", "south", "east", "east")

const steps: Readonly<Record<Step, Operation>> = {
  accept: ({ incoming }, id) => incoming.accept(id, by),
  refuse: ({ incoming }, id) => incoming.refuse(id, { text: "Sai thể thức" }, by),
  assign: ({ incoming }, id) => incoming.assign(id, { to: "Văn phòng" }, by),
  startProcessing: ({ incoming }, id) => incoming.startProcessing(id, by),
  complete: ({ incoming }, id) => incoming.complete(id, by),
}

export const taking = (...some: ReadonlyArray<Step>) =>
  fc.tuple(agency, choice, fc.constantFrom(...some)).map(([at, chosen, taken]) =>
    byReceiver(
      taken,
      at,
      chosen,
      (there) => mayFollow(there, taken),
      (model, delivery) => handle(model, delivery, taken),
      steps[taken],
    ),
  )

export const handling = taking("accept", "accept", "refuse", "assign", "startProcessing", "complete")

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

const answeringAt = (where: fc.Arbitrary<Agency>, ...kinds: ReadonlyArray<Question["kind"]>) =>
  fc
    .tuple(
      where,
      choice,
      fc.constantFrom(...kinds),
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

export const answering = answeringAt(agency, "recall", "update")

/** Everybody answers what is asked of one letter there. */
export const allAnswering = (kind: Question["kind"]) => names.map((at) => answeringAt(fc.constant(at), kind))
