import type { DraftRequest, ExchangeOperations } from "@lienthong/core"
import { isProblem } from "@lienthong/core"
import { Cause, Duration, Effect, Exit, Option } from "effect"
import { chief, clerk } from "../../exchange/test-agency.ts"
import type { PlannedDocument } from "../plan/plan.ts"
import { judge } from "./judge-answer.ts"
import { ask, died, nameOf } from "./process.ts"
import { replacementOf, subjectOf } from "./subject.ts"
import type { Process, World, WorldAgency } from "./world.ts"

const by = { by: clerk }

/** How long a clerk waits before trying again what could not be done. */
const againMillis = 25_000
/** After so many tries a clerk gives up. */
const tries = 400

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.4\n${text}`)

const sleep = (world: World, millis: number) => world.time.clock.sleep(Duration.millis(millis))

/** A process of the agency that runs; which one is drawn. */
const processOf = (agency: WorldAgency, draw: number): Process | undefined => {
  const running = agency.processes.flatMap((process) => (process?.exchange ? [process] : []))
  return running[draw % Math.max(running.length, 1)]
}

/** With a directory in the store, a dispatch needs no axis that answers. */
const judgeAway = Effect.fnUntraced(function* (agency: WorldAgency, exit: Exit.Exit<unknown, unknown>) {
  const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined
  if (!isProblem(error) || !/^(transport|directory)\//.test(error.code)) return
  const kept = yield* Effect.orDie(agency.store.readLast("directory/axis"))
  if (Option.isNone(kept)) return
  const text = "the store has the directory, and the dispatch waits for the axis"
  agency.desk.refusals.push({ call: "outgoing.dispatch", code: error.code, text })
})

/**
 * Has something done by a clerk who tries again until it is answered. Returns `undefined` when the document's
 * state does not allow it (any more).
 */
export const retryUntilAnswered = <A>(
  world: World,
  agency: WorldAgency,
  call: string,
  what: (exchange: ExchangeOperations) => Effect.Effect<A, unknown>,
) =>
  Effect.gen(function* () {
    for (let tried = 0; tried < tries; tried++) {
      const process = processOf(agency, tried)
      const answer = process ? yield* ask(world, process, what) : died
      if (process && answer !== died) {
        const judged = judge(agency.desk, call, answer)
        if (call === "outgoing.dispatch") yield* judgeAway(agency, answer)
        if (Exit.isSuccess(answer)) return { process, answer: answer.value }
        if (judged === "settled") return undefined
      }
      yield* sleep(world, againMillis)
    }
    return undefined
  })

/** Drafts a document and has it signed by the person and the agency. */
const seal = Effect.fnUntraced(function* (
  world: World,
  agency: WorldAgency,
  planned: PlannedDocument,
  number: number,
) {
  const { urgency, isForm } = planned
  const requestOf = (text: string) =>
    ({
      type: "bao-cao" as DraftRequest["type"],
      subject: subjectOf(number),
      files: [{ name: "van-ban.pdf", bytes: pdf(text) }],
      urgency,
    }) satisfies DraftRequest
  const own = requestOf(`Nội dung ${number}`)
  const drafted = yield* retryUntilAnswered(world, agency, "outgoing.draft", ({ outgoing }) =>
    outgoing.draft(isForm ? requestOf("Mẫu chung") : own, by),
  )
  if (!drafted) return undefined
  const id = drafted.answer
  if (isForm)
    yield* retryUntilAnswered(world, agency, "outgoing.revise", ({ outgoing }) =>
      outgoing.revise(id, own, by),
    )
  yield* retryUntilAnswered(world, agency, "outgoing.signAsPerson", ({ outgoing }) =>
    outgoing.signAsPerson(id, { authority: "TM." }, { by: chief }),
  )
  yield* retryUntilAnswered(world, agency, "outgoing.signAsAgency", ({ outgoing }) =>
    outgoing.signAsAgency(id, by),
  )
  return id
})

/** Issues a document: from draft to dispatch. */
const issue = Effect.fnUntraced(function* (
  world: World,
  planned: PlannedDocument,
  number: number = planned.number,
  replaces: ReadonlyArray<string> = [],
) {
  const agency = world.agencies[planned.from]
  if (agency === undefined) return
  const id = yield* seal(world, agency, planned, number)
  if (id === undefined) return
  const to = planned.to.flatMap(({ agency: place }) => world.agencies[place]?.planned.code ?? [])
  agency.desk.issued.set(number, { number, document: id, to })
  const dispatched = yield* retryUntilAnswered(world, agency, "outgoing.dispatch", ({ outgoing }) =>
    outgoing.dispatch(
      id,
      { to, ...(replaces.length > 0 && { replaces, replacementReason: "Sai số liệu" }) },
      by,
    ),
  )
  const wireId =
    dispatched?.answer.wireId ??
    (yield* retryUntilAnswered(world, agency, "outgoing.get", ({ outgoing }) => outgoing.get(id)))?.answer
      .dispatched?.wireId
  if (wireId === undefined) return
  agency.desk.issued.set(number, { number, document: id, to, wireId })
  const names = planned.to.map(({ agency: place }) => world.agencies[place]?.planned.name).join(", ")
  const who = dispatched ? nameOf(dispatched.process) : agency.planned.name
  world.story.tell(who, `dispatches document ${number} (${planned.urgency}) to ${names}`)
})

/** Does with a dispatched document what is planned for later. */
const laterOf = Effect.fnUntraced(function* (world: World, planned: PlannedDocument) {
  const agency = world.agencies[planned.from]
  const issued = agency?.desk.issued.get(planned.number)
  const { later, number } = planned
  if (agency === undefined || issued?.wireId === undefined || later === undefined) return
  const { document } = issued
  world.story.tell(agency.planned.name, `wants to ${later.act} document ${number}`)
  if (later.act === "replace") return yield* issue(world, planned, replacementOf(number), [document])
  yield* retryUntilAnswered<unknown>(world, agency, `outgoing.${later.act}`, ({ outgoing }) =>
    later.act === "recall"
      ? outgoing.recall(document, { reason: "Sai số liệu" }, by)
      : outgoing.update(document, { reason: "Gia hạn", dueDate: "2027-03-31" }, by),
  )
})

/** The whole life of a planned document at its sender. */
export const runDocument = Effect.fnUntraced(function* (world: World, planned: PlannedDocument) {
  const begun = world.time.now()
  yield* sleep(world, planned.at)
  yield* issue(world, planned)
  if (planned.later === undefined) return
  yield* sleep(world, Math.max(planned.later.at - (world.time.now() - begun), 0))
  yield* laterOf(world, planned)
})
