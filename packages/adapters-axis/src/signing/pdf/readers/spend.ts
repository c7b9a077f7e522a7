import { PdfProblem } from "../pdf-value.ts"

/** Takes from the steps that a comparison may still make. Throws when none are left. */
export const spend = (steps: { left: number }, cost: number): void => {
  steps.left -= cost
  if (steps.left < 0) throw new PdfProblem("it is too large to be compared")
}
