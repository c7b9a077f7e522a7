import type { Reason } from "../../vocabulary/ground.ts"
import { wrongKind } from "./invalid-value.ts"

const oneObject = { en: "one object with all options", vi: "một đối tượng gồm tất cả thiết lập" }

/**
 * Refuses what is given after the options: the part of them in a second object would be lost. `expected` says
 * what belongs there, and `field` is how the error names it.
 */
export const rejectExtraArguments = (
  more: ReadonlyArray<unknown>,
  expected: Reason = oneObject,
  field = "options",
): void => {
  if (more.length > 0) throw wrongKind(field, more[0], expected, "options[1]")
}
