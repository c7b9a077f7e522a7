import { isDestroyed } from "./arrival.ts"
import { type Delivery, recalled, updated } from "./delivery.ts"
import type { Model } from "./model.ts"

const heard = ({ questions }: Delivery, kind: "recall" | "update") =>
  questions.filter((question) => question.kind === kind && question.heard)

/** Where rules meet that are easy to get wrong, each with whether a delivery is there. */
const places: Readonly<Record<string, (delivery: Delivery) => boolean>> = {
  "completed after it was begun, as both sides know": ({ reported }) =>
    reported.has("05") && reported.has("06"),
  "given back, as both sides know": (delivery) => recalled(delivery) === "agreed",
  "declined, asked anew and answered again": (delivery) => heard(delivery, "recall").length > 1,
  "updated, as both sides know": (delivery) => updated(delivery) === "agreed",
  "updated twice": (delivery) => heard(delivery, "update").length > 1,
  "recalled with an update unanswered": (delivery) =>
    recalled(delivery) === "asked" &&
    delivery.questions.some(({ kind, answer }) => kind === "update" && !answer),
  "replaced where both are": ({ there }) => (there?.replacedBy.length ?? 0) > 0,
  "destroyed where it had replaced another": ({ there }) =>
    there?.replaces !== undefined && isDestroyed(there),
  "wanted back on paper": ({ paper }) => paper === "wanted",
}

export const allPlaces = Object.keys(places)

/** The places at which any letter of a model is. */
export const reached = ({ letters }: Model): ReadonlyArray<string> => {
  const all = letters.flatMap(({ deliveries }) => [...deliveries.values()])
  return Object.entries(places).flatMap(([name, isThere]) => (all.some(isThere) ? [name] : []))
}
