import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { expect } from "vitest"
import type { Arrival, Arrived } from "./arrival.ts"
import type { Letter } from "./letter.ts"
import type { Agency, Answer, Model } from "./model.ts"
import { type Agencies, expectedBoards, follow, idThere, shownBoards } from "./views.ts"

/** The agencies as they are, and how an operation of theirs is run. */
export interface Real {
  readonly agencies: Agencies
  readonly run: <A>(operation: Effect.Effect<A, unknown>) => Promise<A>
}

export type Command = fc.AsyncCommand<Model, Real>

/**
 * Something that happens in the model and in truth. After it every agency shows of every letter what the
 * model says.
 */
export const command = (
  name: string,
  check: (model: Model) => boolean,
  happen: (model: Model, real: Real) => Promise<void>,
): Command => ({
  check,
  run: async (model, real) => {
    // Two reports of one second and one content are one report.
    await real.run(TestClock.adjust("1 second"))
    await happen(model, real)
    await real.run(follow(real.agencies))
    const shown = shownBoards(real.agencies, model.letters)
    expect([name, shown]).toEqual([name, model.letters.map(expectedBoards)])
  },
  toString: () => name,
})

const answerOf = <A>(operation: Effect.Effect<A, unknown>): Effect.Effect<Answer> =>
  Effect.match(operation, {
    onSuccess: () => "done",
    onFailure: (error) =>
      typeof error === "object" && error !== null && "reason" in error ? String(error.reason) : String(error),
  })

/** Which of several: mostly of those it is likely to come to something with, at times of all. */
export interface Choice {
  readonly which: number
  readonly blindly: boolean
}

export const choice: fc.Arbitrary<Choice> = fc.record({
  which: fc.nat(4),
  blindly: fc.nat(3).map((n) => n === 0),
})

export const pick = <A>(
  all: ReadonlyArray<A>,
  { which, blindly }: Choice,
  isLikely: (each: A) => boolean,
) => {
  const likely = all.filter((each) => blindly || isLikely(each))
  const some = likely.length > 0 ? likely : all
  return some[which % some.length] as A
}

const print = ({ which, blindly }: Choice) => `${which}${blindly ? " of all" : ""}`

/** Something that a letter's sender does with it: the model says what the answer must be. */
export const bySender = (
  name: string,
  choice: Choice,
  isLikely: (letter: Letter) => boolean,
  expected: (model: Model, letter: Letter) => Answer,
  operation: (agency: OpenedTestAgency, letter: Letter, model: Model) => Effect.Effect<unknown, unknown>,
) =>
  command(
    `${name} letter ${print(choice)}`,
    ({ letters }) => letters.length > 0,
    async (model, { agencies, run }) => {
      const letter = pick(model.letters, choice, isLikely)
      const answer = await run(answerOf(operation(agencies[letter.from].agency, letter, model)))
      expect([name, answer]).toEqual([name, expected(model, letter)])
    },
  )

const arrivedAt = ({ letters }: Model, agency: Agency) =>
  letters.flatMap(({ deliveries }) => {
    const delivery = deliveries.get(agency)
    return delivery?.there ? [delivery as Arrived] : []
  })

/** Something that an agency does with a letter that has come there. */
export const byReceiver = (
  name: string,
  agency: Agency,
  choice: Choice,
  isLikely: (there: Arrival) => boolean,
  expected: (model: Model, delivery: Arrived) => Answer,
  operation: (agency: OpenedTestAgency, document: string) => Effect.Effect<unknown, unknown>,
) =>
  command(
    `${agency} does ${name} with letter ${print(choice)}`,
    (model) => arrivedAt(model, agency).length > 0,
    async (model, { agencies, run }) => {
      const delivery = pick(arrivedAt(model, agency), choice, ({ there }) => isLikely(there))
      const document = idThere(agencies, delivery)
      const answer = await run(answerOf(operation(agencies[agency].agency, document)))
      expect([name, answer]).toEqual([name, expected(model, delivery)])
    },
  )
