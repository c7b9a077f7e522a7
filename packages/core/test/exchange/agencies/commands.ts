import { TestClock } from "effect/testing"
import fc from "fast-check"
import { type Command, command, type Real } from "./command.ts"
import { collect, send } from "./mail.ts"
import type { Agency, Model } from "./model.ts"
import { allAnswering, answering, handling, taking } from "./receiver-commands.ts"
import {
  askingAnew,
  dispatching,
  drafting,
  fetchingPaper,
  recalling,
  sealing,
  sendingPaper,
  signing,
  updating,
  writing,
} from "./sender-commands.ts"
import { names } from "./views.ts"

const agency = fc.constantFrom(...names)
const always = () => true

const sends = async (at: Agency, model: Model, { agencies, run }: Real) => {
  await run(agencies[at].agency.work.drain())
  send(model, at)
}

const collects = async (at: Agency, model: Model, { agencies, run }: Real) => {
  await run(agencies[at].agency.work.poll())
  collect(model, at)
}

const sending = agency.map((at) => command(`${at} sends`, always, (model, real) => sends(at, model, real)))

const collecting = agency.map((at) =>
  command(`${at} collects`, always, (model, real) => collects(at, model, real)),
)

const mailing = fc.constant(
  command("everybody sends and collects", always, async (model, real) => {
    for (const at of names) await sends(at, model, real)
    for (const at of names) await collects(at, model, real)
  }),
)

/** The model knows no time: nothing here depends on it. */
const waiting = fc.constant(
  command("a day passes", always, async (_, { run }) => run(TestClock.adjust("1 day"))),
)

/** Several things one after the other: they lead to where single steps seldom come together. */
const inTurn = (...parts: ReadonlyArray<fc.Arbitrary<Command>>): fc.Arbitrary<Command> =>
  fc.tuple(...parts).map((all) => ({
    check: always,
    run: async (model, real) => {
      for (const each of all) if (each.check(model)) await each.run(model, real)
    },
    toString: () => all.join(", then "),
  }))

/** A letter that has come to its recipients: what every life begins with. */
export const arriving = inTurn(writing, dispatching, mailing)
const workingOff = inTurn(taking("accept"), taking("startProcessing"), taking("complete"), mailing)
const settlingUpdates = inTurn(updating, mailing, ...allAnswering("update"), mailing)
const settlingRecalls = inTurn(recalling, mailing, ...allAnswering("recall"), mailing)
const settlingAnew = inTurn(askingAnew, mailing, ...allAnswering("recall"), mailing)

/**
 * What agencies may do, whether it is their turn or not; what leads on comes often, so that lives get long.
 */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: drafting },
  { weight: 3, arbitrary: writing },
  { weight: 1, arbitrary: signing },
  { weight: 1, arbitrary: sealing },
  { weight: 4, arbitrary: dispatching },
  { weight: 6, arbitrary: updating },
  { weight: 1, arbitrary: recalling },
  { weight: 2, arbitrary: askingAnew },
  { weight: 2, arbitrary: sendingPaper },
  { weight: 1, arbitrary: fetchingPaper },
  { weight: 5, arbitrary: handling },
  { weight: 5, arbitrary: answering },
  { weight: 3, arbitrary: sending },
  { weight: 3, arbitrary: collecting },
  { weight: 6, arbitrary: mailing },
  { weight: 1, arbitrary: waiting },
  { weight: 3, arbitrary: inTurn(dispatching, mailing) },
  { weight: 4, arbitrary: workingOff },
  { weight: 5, arbitrary: settlingUpdates },
  { weight: 2, arbitrary: settlingRecalls },
  { weight: 2, arbitrary: settlingAnew },
)
