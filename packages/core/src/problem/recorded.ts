import { Schema } from "effect"

/**
 * What an operation recorded before it failed (đã ghi nhận gì): `nothing`; `some`, which may be all of it; or
 * `unknown`, when the store's answer to the commit was lost. It is derived from the operation's commits, not
 * from the kind of error.
 */
export const Recorded = Schema.Literals(["nothing", "some", "unknown"])

export type Recorded = typeof Recorded.Type
