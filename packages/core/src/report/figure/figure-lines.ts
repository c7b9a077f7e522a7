import { levelOfGovernment } from "../../agency/level-of-government.ts"
import type { Paper } from "../../document/paper/state.ts"
import { type ClosedFigures, closingTally } from "../../figure/closed-figures.ts"
import { countLine } from "../../figure/count-line.ts"
import type { FigureLine } from "../../figure/figure-line.ts"
import type { Figures } from "../../figure/figures.ts"
import { instantOf, type Period } from "../../figure/period.ts"
import { emptyTally, figuresOf } from "../../figure/tally.ts"
import { namedBy } from "../../log/stream-kind.ts"
import type { DutyRules } from "../../policy/deadline/duty-term.ts"
import { at, type VietnamTime } from "../../time/vietnam-time.ts"
import type { OwnTypes } from "../../vocabulary/own-type.ts"
import { buildReadModel } from "../apply-change.ts"
import type { Change } from "../change.ts"
import type { ReadModel } from "../read-model.ts"
import { deliveriesByDocument } from "../tracking-board.ts"
import { incomingFigures } from "./incoming-figures.ts"
import { outgoingFigures } from "./outgoing-figures.ts"
import { typeRead } from "./type-group.ts"

const paperFigures = ({ copy, verdict, registered }: Paper, ownTypes: OwnTypes): FigureLine => {
  const { code, name } = copy.from
  const type = registered?.typeName
  return {
    direction: "paper",
    ...(type !== undefined && { type: typeRead(type, ownTypes) }),
    begunAt: instantOf(at(copy.receivedOn, "00:00")),
    from: code,
    level: levelOfGovernment({ code, ...(name !== undefined && { name }) }, copy.receivedOn),
    outcome: verdict.outcome,
  }
}

/** The lines that figures count, from the facts of one document or of a whole log. */
export const figureLines = (
  model: ReadModel,
  rules: DutyRules,
  ownTypes: OwnTypes = [],
): ReadonlyArray<FigureLine> => {
  const deliveries = deliveriesByDocument(model)
  return [
    ...[...model.outgoing].map(([stream, document]) =>
      outgoingFigures(
        document,
        deliveries.get(namedBy(stream).document) ?? [],
        model.drafters.get(stream),
        rules,
      ),
    ),
    ...[...model.incoming].map(([stream, document]) =>
      incomingFigures(
        document,
        { history: model.histories.get(stream), toldAt: model.told.get(stream) },
        rules,
        ownTypes,
      ),
    ),
    ...[...model.refused].flatMap(
      ([stream, { at, reason }]): ReadonlyArray<FigureLine> =>
        model.incoming.has(stream) ? [] : [{ direction: "refused", begunAt: instantOf(at), refusal: reason }],
    ),
    ...[...model.papers.values()].map((paper) => paperFigures(paper, ownTypes)),
  ]
}

/** The figures that a period is closed with, from the log up to a position. */
export const closingFigures = (
  changes: Iterable<Change>,
  period: Period,
  rules: DutyRules,
): ClosedFigures => {
  const tally = closingTally(period)
  for (const line of figureLines(buildReadModel(changes), rules)) tally.add(line)
  return tally.figures()
}

/** The figures of a period from the whole log, as they stand at a time. */
export const periodFigures = (
  changes: Iterable<Change>,
  period: Period,
  now: VietnamTime,
  rules: DutyRules,
): Figures => {
  const tally = emptyTally(period, now)
  for (const line of figureLines(buildReadModel(changes), rules)) countLine(tally, line)
  return figuresOf(tally)
}
