import type { OpenedTestAgency } from "@lienthong/testkit"
import { chief } from "@lienthong/testkit"
import { Effect } from "effect"
import fc from "fast-check"
import { expect } from "vitest"
import { by, report } from "../scene.ts"
import {
  type Answer,
  answerRecall,
  collect,
  dispatch,
  handle,
  type Letter,
  type Model,
  otherSide,
  recall,
  type Side,
  type Step,
  seal,
  send,
  sign,
} from "./model.ts"

/** The two agencies as they are, and how an operation of theirs is run. */
export interface Real {
  readonly agencies: Readonly<Record<Side, OpenedTestAgency>>
  readonly run: <A>(operation: Effect.Effect<A, unknown>) => Promise<A>
}

export type Command = fc.AsyncCommand<Model, Real>

const command = (
  name: string,
  check: (model: Model) => boolean,
  run: (model: Model, real: Real) => Promise<void>,
): Command => ({ check, run, toString: () => name })

const answerOf = <A>(operation: Effect.Effect<A, unknown>): Effect.Effect<Answer> =>
  Effect.match(operation, {
    onSuccess: () => "done",
    onFailure: (error) =>
      typeof error === "object" && error !== null && "reason" in error ? String(error.reason) : String(error),
  })

const pick = (letters: ReadonlyArray<Letter>, which: number) => letters[which % letters.length] as Letter

/** Something that the letter's sender does with it: the model says what the answer must be. */
const bySender = (
  name: string,
  which: number,
  expected: (model: Model, letter: Letter) => Answer,
  operation: (agency: OpenedTestAgency, letter: Letter) => Effect.Effect<unknown, unknown>,
) =>
  command(
    `${name} letter ${which}`,
    ({ letters }) => letters.length > 0,
    async (model, { agencies, run }) => {
      const letter = pick(model.letters, which)
      const answer = await run(answerOf(operation(agencies[letter.from], letter)))
      expect([name, answer]).toEqual([name, expected(model, letter)])
    },
  )

const arrived = ({ letters }: Model) => letters.filter(({ there }) => there)

/** Something that is done with a letter where it has come. */
const byReceiver = (
  name: string,
  which: number,
  expected: (model: Model, letter: Letter) => Answer,
  operation: (agency: OpenedTestAgency, document: string) => Effect.Effect<unknown, unknown>,
) =>
  command(
    `${name} letter ${which}`,
    (model) => arrived(model).length > 0,
    async (model, { agencies, run }) => {
      const letter = pick(arrived(model), which)
      const [sender, receiver] = [agencies[letter.from], agencies[otherSide(letter.from)]]
      const answer = await run(
        Effect.gen(function* () {
          const [delivery] = yield* sender.outgoing.deliveries(letter.id)
          const board = yield* receiver.reports.incomingBoard()
          const line = board.find(({ envelope }) => envelope.wireId === delivery?.wireId)
          return yield* answerOf(operation(receiver, line?.document ?? "not here"))
        }),
      )
      expect([name, answer]).toEqual([name, expected(model, letter)])
    },
  )

const drafting = (side: Side) =>
  command(
    `${side} drafts a letter`,
    () => true,
    async (model, { agencies, run }) => {
      const id = await run(agencies[side].outgoing.draft(report(), by))
      model.letters.push({
        from: side,
        id,
        writing: "drafted",
        left: false,
        recalled: false,
        heard: new Set(),
      })
    },
  )

const mailing = (side: Side, what: "send" | "collect") =>
  command(
    `${side} does ${what}`,
    () => true,
    async (model, { agencies, run }) => {
      await run(what === "send" ? agencies[side].work.drain() : agencies[side].work.poll())
      if (what === "send") send(model, side)
      else collect(model, side)
    },
  )

const handlings: Readonly<
  Record<Step, (agency: OpenedTestAgency, id: string) => Effect.Effect<unknown, unknown>>
> = {
  accept: ({ incoming }, id) => incoming.accept(id, by),
  refuse: ({ incoming }, id) => incoming.refuse(id, { text: "Sai thể thức" }, by),
  assign: ({ incoming }, id) => incoming.assign(id, { to: "Văn phòng" }, by),
  startProcessing: ({ incoming }, id) => incoming.startProcessing(id, by),
  complete: ({ incoming }, id) => incoming.complete(id, {}, by),
}

const side = fc.constantFrom<Side>("north", "south")
const which = fc.nat(3)

/** What the two agencies may do, whether it is their turn or not; what leads on comes often, so that lives get long. */
export const anyCommand = (receiverOf: (letter: Letter) => string): fc.Arbitrary<Command> => {
  const signing = (n: number) =>
    bySender(
      "sign",
      n,
      (_, letter) => sign(letter),
      ({ outgoing }, { id }) => outgoing.signAsPerson(id, { authority: "TM." }, { by: chief }),
    )
  const sealing = (n: number) =>
    bySender("seal", n, seal, ({ outgoing }, { id }) => outgoing.signAsAgency(id, {}, by))
  const dispatching = (n: number) =>
    bySender("dispatch", n, dispatch, ({ outgoing }, letter) =>
      outgoing.dispatch(letter.id, { to: [receiverOf(letter)] }, by),
    )
  const recalling = (n: number) =>
    bySender("recall", n, recall, ({ outgoing }, { id }) =>
      outgoing.recall(id, { reason: "Sai số liệu" }, by),
    )
  const handling = ([n, step]: readonly [number, Step]) =>
    byReceiver(step, n, (model, letter) => handle(model, letter, step), handlings[step])
  const agreeing = (n: number) =>
    byReceiver(
      "agree to give back",
      n,
      (model, letter) => answerRecall(model, letter, "agreed"),
      ({ incoming }, id) => incoming.agreeToRecall(id, by),
    )
  const declining = (n: number) =>
    byReceiver(
      "decline to give back",
      n,
      (model, letter) => answerRecall(model, letter, "declined"),
      ({ incoming }, id) => incoming.declineRecall(id, { reason: "Đã lập hồ sơ" }, by),
    )
  const step = fc.constantFrom(...(Object.keys(handlings) as Array<Step>))
  return fc.oneof(
    { weight: 1, arbitrary: side.map(drafting) },
    { weight: 3, arbitrary: which.map(signing) },
    { weight: 3, arbitrary: which.map(sealing) },
    { weight: 3, arbitrary: which.map(dispatching) },
    { weight: 1, arbitrary: which.map(recalling) },
    { weight: 4, arbitrary: fc.tuple(which, step).map(handling) },
    { weight: 1, arbitrary: which.map(agreeing) },
    { weight: 1, arbitrary: which.map(declining) },
    { weight: 3, arbitrary: side.map((at) => mailing(at, "send")) },
    { weight: 3, arbitrary: side.map((at) => mailing(at, "collect")) },
  )
}
