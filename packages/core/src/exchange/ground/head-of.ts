import { Cause } from "effect"

/** The first line of a cause; the rest is for the log. */
export const headOf = (cause: Cause.Cause<unknown>): string => Cause.pretty(cause).split("\n")[0] ?? ""
