import type { Batch } from "@lienthong/core"
import type { Change } from "@lienthong/core/report"
import { Duration, Effect } from "effect"
import type { PlannedReceiver } from "../plan/plan.ts"
import { answerQuestion, takeStep } from "./incoming-clerk.ts"
import { numberOf, plannedNumber } from "./subject.ts"
import type { Process, World } from "./world.ts"

/** How often a clerk looks at what there is to do. */
const lookMillis = 20_000

const receiverOf = (world: World, process: Process, subject: string): PlannedReceiver | undefined => {
  const number = plannedNumber(numberOf(subject))
  const planned = world.plan.documents.find((document) => document.number === number)
  return planned?.to.find(({ agency }) => agency === process.agency.index)
}

const documentOf = ({ stream }: Change) => stream.slice(stream.indexOf("/") + 1)

/** Notes in the host's own database what a change asks of its clerks, once if the change comes again. */
const note = (world: World, process: Process, change: Change): void => {
  const { desk } = process.agency
  desk.followedAt.set(change.position, (desk.followedAt.get(change.position) ?? 0) + 1)
  if (change.position <= desk.followed) return
  desk.followed = change.position
  if (change.kind !== "incoming") return
  const document = documentOf(change)
  const { event } = change
  if (event._tag === "Arrived") {
    const planned = receiverOf(world, process, event.envelope.subject)
    if (planned)
      desk.todo.set(document, {
        document,
        planned,
        steps: planned.steps,
        dueAt: world.time.now() + planned.paceMillis,
      })
  }
  if (event._tag === "RecallAsked" || event._tag === "UpdateAsked") {
    const kind = event._tag === "RecallAsked" ? "recall" : "update"
    desk.questions.push({ document, kind, agrees: desk.todo.get(document)?.planned.agrees ?? true })
  }
}

/** Follows the changes of an agency, as a host does. */
export const follow = (world: World, process: Process) =>
  Effect.suspend(() => {
    const { exchange } = process
    const { host } = world
    if (exchange === undefined) return Effect.void
    return exchange.subscribe({ name: "host", batch: 20 }, (changes: Batch) =>
      Effect.gen(function* () {
        for (const change of changes) note(world, process, change)
        if (host) yield* host(process.agency.planned, exchange, changes)
      }),
    )
  })

/** Has the clerks do what is due. */
export const workOff = (world: World, process: Process) =>
  Effect.gen(function* () {
    const { desk } = process.agency
    const { exchange } = process
    if (exchange === undefined) return
    for (const question of [...desk.questions]) yield* answerQuestion(world, process, exchange, question)
    for (const todo of [...desk.todo.values()])
      if (todo.steps.length > 0 && todo.dueAt <= world.time.now())
        yield* takeStep(world, process, exchange, todo)
  }).pipe(Effect.andThen(Effect.sleep(Duration.millis(lookMillis))), Effect.forever)
