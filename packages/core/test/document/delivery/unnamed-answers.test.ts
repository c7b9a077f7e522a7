import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type DeliveryCommand, decide } from "../../../src/document/delivery/decide.ts"
import { questionsOf, updateOf } from "../../../src/document/delivery/standing.ts"
import { evolve } from "../../../src/document/delivery/state.ts"
import {
  answerQuestions,
  isUnclear,
  type Question,
  type ReceivedAnswer,
  settlement,
} from "../../../src/document/delivery/status-answer.ts"
import { printAnswer, type QuestionKind } from "../../../src/packet/question.ts"
import { plusMillis, type VietnamTime, vietnamTime } from "../../../src/time/vietnam-time.ts"
import { queue } from "../arbitrary/delivery.ts"
import { live } from "../life.ts"

const noon = vietnamTime(Date.parse("2019-06-20T12:00:00+07:00"))
const minute = (index: number) => plusMillis(noon, index * 60_000)

const ask = (kind: QuestionKind, at: number): Question => ({ kind, statedAt: minute(at), reason: "Sai" })
const unnamed = (status: "15" | "16", at?: number): ReceivedAnswer => ({
  status,
  description: status === "15" ? "Đồng ý" : "Không đồng ý",
  ...(at !== undefined && { reportedAt: minute(at) }),
})
const named = (status: "15" | "16", question: Question): ReceivedAnswer => ({
  status,
  description: printAnswer(question, "Trả lời"),
})

const standing = (questions: ReadonlyArray<Question>, answers: ReadonlyArray<ReceivedAnswer>) => {
  const answered = answerQuestions(questions, answers)
  const recall = settlement("recall", answered)
  return {
    recall,
    update: settlement("update", answered),
    unclear: recall === "asked" && isUnclear(questions, answers),
  }
}

/** What a recipient truly answered, and what of it came to the sender, who knows only that. */
interface Life {
  readonly questions: ReadonlyArray<Question>
  readonly answers: ReadonlyArray<ReceivedAnswer>
  readonly gaveBack: boolean
}

interface Turn {
  readonly _tag: "update" | "recall" | "answer"
  readonly which: number
  readonly status: "15" | "16"
  readonly dated: boolean
  readonly named: boolean
  readonly lost: boolean
}

/**
 * Each question is answered once at the most, by a clock that goes wrong by some minutes or an hour; nothing
 * is asked again of kind update after a recall.
 */
const play = (turns: ReadonlyArray<Turn>, skew: number): Life => {
  const questions: Array<Question> = []
  const answers: Array<ReceivedAnswer> = []
  const open: Array<Question> = []
  let gaveBack = false
  turns.forEach((turn, index) => {
    const at = minute(index)
    if (turn._tag !== "answer") {
      if (turn._tag === "update" && questions.some(({ kind }) => kind === "recall")) return
      const question = ask(turn._tag, index)
      questions.push(question)
      open.push(question)
      return
    }
    const [question] = open.splice(turn.which % Math.max(open.length, 1), 1)
    if (question === undefined) return
    gaveBack ||= question.kind === "recall" && turn.status === "15"
    const askedUntil = questions.at(-1)?.statedAt
    const report: ReceivedAnswer = {
      status: turn.status,
      description: turn.named ? printAnswer(question, "Trả lời") : "Trả lời",
      ...(turn.dated && { reportedAt: plusMillis(at, skew * 60_000) as VietnamTime }),
      ...(askedUntil && { askedUntil }),
    }
    if (!turn.lost) answers.push(report)
  })
  return { questions, answers, gaveBack }
}

const turn: fc.Arbitrary<Turn> = fc.record({
  _tag: fc.constantFrom("update" as const, "recall" as const, "answer" as const, "answer" as const),
  which: fc.nat(5),
  status: fc.constantFrom("15" as const, "16" as const),
  dated: fc.boolean(),
  named: fc.boolean(),
  lost: fc.boolean(),
})

const lives = fc
  .tuple(
    fc.array(turn, { minLength: 2, maxLength: 14 }),
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -60, max: 60 })),
  )
  .map(([turns, skew]) => play(turns, skew))

describe("An agreement or refusal that does not say to which question", () => {
  it("never shows as given back what its recipient may still have", () => {
    fc.assert(
      fc.property(lives, ({ questions, answers, gaveBack }) => {
        if (standing(questions, answers).recall === "agreed") expect(gaveBack).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  it("ends in the same state in any order", () => {
    const asTheyCame = lives.chain((life) =>
      fc
        .shuffledSubarray([...life.answers], { minLength: life.answers.length })
        .map((shuffled) => ({ life, shuffled })),
    )
    fc.assert(
      fc.property(asTheyCame, ({ life, shuffled }) => {
        expect(standing(life.questions, shuffled)).toEqual(standing(life.questions, life.answers))
      }),
      { numRuns: 1_000 },
    )
  })

  it("once known to have been given back, stays so whatever comes later", () => {
    fc.assert(
      fc.property(lives, fc.nat(14), ({ questions, answers }, known) => {
        if (standing(questions, answers.slice(0, known)).recall === "agreed")
          expect(standing(questions, answers).recall).toBe("agreed")
      }),
      { numRuns: 2_000 },
    )
  })

  it("is to nothing where it names a kind of question that was never asked", () => {
    const late = named("15", ask("recall", 0))
    expect(standing([ask("update", 1)], [late])).toMatchObject({ update: "asked" })
  })

  it("is to a recall where nothing else was asked, with a time or without one", () => {
    const recall = [ask("recall", 1)]
    expect(standing(recall, [unnamed("15", 2)]).recall).toBe("agreed")
    expect(standing(recall, [unnamed("15")]).recall).toBe("agreed")
    expect(standing(recall, [unnamed("15", 0)]).recall).toBe("agreed")
    expect(standing(recall, [unnamed("16")]).recall).toBe("declined")
  })

  it("is to the update where it agrees and both are open: nothing is shown as destroyed, and a person looks", () => {
    const both = [ask("update", 1), ask("recall", 3)]
    const unclear = { recall: "asked", update: "agreed", unclear: true }
    expect(standing(both, [unnamed("15")])).toEqual(unclear)
    expect(standing(both, [unnamed("15", 4)])).toEqual(unclear)
    expect(standing(both, [unnamed("15", 2)])).toEqual({ ...unclear, unclear: false })
  })

  it("is to the recall where it declines and both are open: a person is to know, and may ask again", () => {
    const both = [ask("update", 1), ask("recall", 3)]
    const declined = { recall: "declined", update: "asked", unclear: false }
    expect(standing(both, [unnamed("16")])).toEqual(declined)
    expect(standing(both, [unnamed("16", 4)])).toEqual(declined)
    expect(standing(both, [unnamed("16", 2)])).toEqual({
      recall: "asked",
      update: "declined",
      unclear: false,
    })
  })

  it("is to the recall where the update was answered before the recall was asked", () => {
    const [update, recall] = [ask("update", 1), ask("recall", 3)]
    const given = { recall: "agreed", update: "agreed", unclear: false }
    expect(standing([update, recall], [unnamed("15", 2), unnamed("15", 4)])).toEqual(given)
    expect(standing([update, recall], [named("15", update), unnamed("15")])).toEqual(given)
    expect(standing([update, recall], [named("16", update), unnamed("15")])).toEqual({
      ...given,
      update: "declined",
    })
  })

  it("is to nothing that was asked after it came, however far its recipient's clock runs ahead", () => {
    const asked = (kind: QuestionKind, at: number): DeliveryCommand => ({
      _tag: kind === "recall" ? "Recall" : "AskUpdate",
      reason: "Sai",
      at: minute(at),
    })
    const answer = (status: "15" | "16", at?: number): DeliveryCommand => ({
      _tag: "Report",
      report: unnamed(status, at),
    })
    const electronic = queue.filter(({ way }) => way.electronic && !way.paper)
    const [start] = fc.sample(electronic, { numRuns: 1, seed: 1 })
    if (!start) throw new Error("no delivery")
    const begun = [start, { _tag: "Submit", attempt: 1, knownBy: "answer" }] as const
    const after = (...commands: ReadonlyArray<DeliveryCommand>) => {
      const end = live({ decide, evolve }, [...begun, ...commands]).at(-1)?.after
      if (!end) throw new Error("no delivery")
      return [updateOf(end), ...questionsOf(end).map((question) => question.answer)]
    }
    const [update, again, recall] = [asked("update", 1), asked("update", 5), asked("recall", 5)]
    expect(after(update, answer("15", 60), again)).toEqual(["asked", "agreed", undefined])
    expect(after(update, answer("16", 60), again)).toEqual(["asked", "declined", undefined])
    expect(after(update, answer("16", 60), recall)).toEqual(["declined", "declined", undefined])
    expect(after(update, answer("16"), recall)).toEqual(["declined", "declined", undefined])
    expect(after(update, answer("15", 60), recall, answer("15", 61))).toEqual(["agreed", "agreed", "agreed"])
    expect(after(update, answer("15", 60), again, answer("15", 60))).toEqual(["asked", "agreed", undefined])
  })

  it("is to the recall that was asked again after an unclear agreement", () => {
    const questions = [ask("update", 1), ask("recall", 3), ask("recall", 5)]
    expect(standing(questions.slice(0, 2), [unnamed("15", 4)])).toMatchObject({ unclear: true })
    expect(standing(questions, [unnamed("15", 4)])).toMatchObject({ recall: "asked", unclear: false })
    expect(standing(questions, [unnamed("15", 4), unnamed("15", 6)]).recall).toBe("agreed")
  })
})
