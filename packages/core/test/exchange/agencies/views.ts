import {
  type Change,
  type IncomingLine,
  incomingBoard,
  outgoingBoard,
  trackingBoard,
} from "@lienthong/core/report"
import type { OpenedTestAgency } from "@lienthong/testkit"
import { Effect, Stream } from "effect"
import { btttt, tayNinh, vpcp } from "../scene.ts"
import { asked, stage } from "./arrival.ts"
import { type Delivery, standing, updated } from "./delivery.ts"
import type { Letter } from "./letter.ts"
import type { Agency, Recipient } from "./model.ts"

/** An agency as it is, with what has happened there as far as it was looked at. */
export interface Followed {
  readonly agency: OpenedTestAgency
  readonly changes: Array<Change>
}
export type Agencies = Readonly<Record<Agency, Followed>>

export const names: ReadonlyArray<Agency> = ["north", "south", "east"]

export const codes: Readonly<Record<Recipient, string>> = {
  north: tayNinh.code,
  south: vpcp.code,
  east: btttt.code,
  club: "H53.77",
}

/** Reads on what has happened. */
export const follow = (agencies: Agencies) =>
  Effect.forEach(Object.values(agencies), ({ agency, changes }) =>
    Effect.gen(function* () {
      const after = changes.at(-1)?.position ?? 0
      changes.push(...(yield* Stream.runCollect(agency.changes({ after }))))
    }),
  )

const expectedThere = ({ there }: Delivery) =>
  there && {
    stage: stage(there),
    number: there.number,
    dueDate: there.dueDate,
    recall: there.recall && (there.recall.answer ?? "asked"),
    update: asked(there),
    replaces: there.replaces ? [there.replaces.id] : [],
    replacedBy: there.replacedBy.map(({ id }) => id),
  }

/** What the model says that both sides' boards show of a letter. */
export const expectedBoards = (letter: Letter) => ({
  number: letter.number,
  dueDate: letter.dueDate,
  stage: letter.recalled ? "recalled" : letter.writing,
  replacedBy: letter.replacedBy?.id,
  deliveries: [...letter.deliveries.values()].map((delivery) => ({
    to: codes[delivery.to],
    standing: standing(delivery),
    updated: updated(delivery),
    paper: delivery.paper,
    there: expectedThere(delivery),
  })),
})

const shownThere = (
  { stage, registered, envelope, recall, update, replaces, replacedBy }: IncomingLine,
  letterOf: (wireId: string) => string | undefined,
) => ({
  stage,
  number: registered?.number,
  dueDate: envelope.dueDate,
  recall: recall && (recall.answer ?? "asked"),
  update: update && (update.answer ?? "asked"),
  replaces: replaces.map(({ wireId }) => letterOf(wireId)),
  replacedBy: replacedBy.map(({ wireId }) => letterOf(wireId)),
})

/** What both sides' boards do show of each letter. */
export const shownBoards = (agencies: Agencies, letters: ReadonlyArray<Letter>) => {
  const boards = Object.values(agencies).map(({ agency, changes }) => ({
    code: agency.code,
    outgoing: outgoingBoard(changes),
    tracking: trackingBoard(changes),
    incoming: incomingBoard(changes),
  }))
  const outgoing = boards.flatMap((board) => board.outgoing)
  const letterOf = (wireId: string) =>
    outgoing.find(({ dispatched }) => dispatched?.wireId === wireId)?.document
  return letters.map(({ id }) => {
    const line = outgoing.find(({ document }) => document === id)
    const deliveries = boards
      .flatMap(({ tracking }) => tracking)
      .filter(({ document }) => document === id)
      .map(({ to, standing, updated, paper }) => {
        const board = boards.find(({ code }) => code === to.code)
        const there = board?.incoming.find(({ envelope }) => letterOf(envelope.wireId) === id)
        return {
          to: to.code,
          standing,
          updated,
          paper: paper._tag,
          there: there && shownThere(there, letterOf),
        }
      })
    return {
      number: line?.numbered?.number,
      dueDate: line?.draft.dueDate,
      stage: line?.stage,
      replacedBy: line?.replacedBy?.document,
      deliveries,
    }
  })
}

/** The id that a letter has where it has come. */
export const idThere = (agencies: Agencies, { letter, to }: Delivery): string => {
  const line = outgoingBoard(agencies[letter.from].changes).find(({ document }) => document === letter.id)
  const board = to === "club" ? [] : incomingBoard(agencies[to].changes)
  const there = board.find(({ envelope }) => envelope.wireId === line?.dispatched?.wireId)
  return there?.document ?? "not here"
}
