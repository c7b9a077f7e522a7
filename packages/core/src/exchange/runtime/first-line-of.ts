import { Cause } from "effect"

/** The first line of a cause; the rest is for the log. A thrown proxy may refuse to be printed. */
export const firstLineOf = (cause: Cause.Cause<unknown>): string => {
  try {
    return Cause.pretty(cause).split("\n")[0] ?? ""
  } catch {
    return "what was thrown cannot be read"
  }
}
