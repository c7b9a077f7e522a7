import { describe } from "vitest"

/**
 * Tests with a name over them; where there is a reason not to run them they are reported as skipped, with
 * the reason.
 */
export const unless = (reason: string | undefined, name: string, tests: () => void): void => {
  if (reason === undefined) describe(name, tests)
  else describe.skip(`${name} (not checked: ${reason})`, tests)
}
