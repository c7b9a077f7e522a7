import type { ExchangeOperations } from "@lienthong/core"
import { Effect } from "effect"
import { clerk } from "../../exchange/test-agency.ts"
import type { Step } from "../plan/plan.ts"
import type { Question, Todo } from "./desk.ts"
import { judge } from "./judge-answer.ts"
import { nameOf } from "./process.ts"
import type { Process, World } from "./world.ts"

const by = { by: clerk }

const steps: Readonly<
  Record<Step, (exchange: ExchangeOperations, document: string) => Effect.Effect<unknown, unknown>>
> = {
  accept: ({ incoming }, document) => incoming.accept(document, by),
  refuse: ({ incoming }, document) => incoming.refuse(document, { text: "Sai thể thức" }, by),
  assign: ({ incoming }, document) => incoming.assign(document, { to: "Văn phòng" }, by),
  startProcessing: ({ incoming }, document) => incoming.startProcessing(document, by),
  complete: ({ incoming }, document) => incoming.complete(document, by),
}

/** Takes the next step with a document that came. A step that its state does not allow is left out. */
export const takeStep = (
  world: World,
  process: Process,
  exchange: ExchangeOperations,
  todo: Todo,
): Effect.Effect<void> =>
  Effect.gen(function* () {
    const [step, ...left] = todo.steps
    if (step === undefined) return
    const { desk } = process.agency
    const judged = judge(desk, `incoming.${step}`, yield* Effect.exit(steps[step](exchange, todo.document)))
    if (process.isDead || judged === "passing") return
    if (judged === "done") world.story.tell(nameOf(process), `${step}s ${todo.document.slice(-12)}`)
    desk.todo.set(todo.document, { ...todo, steps: left, dueAt: world.time.now() + todo.planned.paceMillis })
  })

const answers = {
  recall: {
    agree: ({ incoming }: ExchangeOperations, document: string) => incoming.agreeToRecall(document, by),
    decline: ({ incoming }: ExchangeOperations, document: string) =>
      incoming.declineRecall(document, { reason: "Đã lập hồ sơ" }, by),
  },
  update: {
    agree: ({ incoming }: ExchangeOperations, document: string) => incoming.agreeToUpdate(document, by),
    decline: ({ incoming }: ExchangeOperations, document: string) =>
      incoming.declineUpdate(document, { reason: "Đã báo cáo" }, by),
  },
} as const

/** Answers what a sender asks. */
export const answerQuestion = (
  world: World,
  process: Process,
  exchange: ExchangeOperations,
  question: Question,
): Effect.Effect<void> =>
  Effect.gen(function* () {
    const { kind, agrees, document } = question
    const { desk } = process.agency
    const answer = answers[kind][agrees ? "agree" : "decline"]
    const call = `incoming.${agrees ? "agreeTo" : "decline"} ${kind}`
    const judged = judge(
      desk,
      call,
      yield* Effect.exit(answer(exchange, document) as Effect.Effect<unknown, unknown>),
    )
    if (process.isDead || judged === "passing") return
    const place = desk.questions.indexOf(question)
    if (place >= 0) desk.questions.splice(place, 1)
    if (judged === "done") world.story.tell(nameOf(process), `${agrees ? "agrees to" : "declines"} a ${kind}`)
  })
