import { PdfProblem } from "./pdf-problem.ts"

/** How much work a file may still cause: steps of a comparison, or bytes that are read. */
export interface Budget {
  left: number
}

/** Throws if more was spent than there was. */
export const expectLeft = ({ left }: Budget): void => {
  if (left < 0) throw new PdfProblem("too-large")
}

/** Takes the cost of some work. Throws if more was spent than there was. */
export const spend = (budget: Budget, cost: number): void => {
  budget.left -= cost
  expectLeft(budget)
}
