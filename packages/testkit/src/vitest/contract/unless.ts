import { describe } from "vitest"

/**
 * Groups tests under a name. With a reason not to run them, they are reported as skipped, with the reason.
 */
export const unless = (reason: string | undefined, name: string, tests: () => void): void => {
  if (reason === undefined) describe(name, tests)
  else describe.skip(`${name} (not checked: ${reason})`, tests)
}
