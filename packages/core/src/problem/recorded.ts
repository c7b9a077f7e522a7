import { Schema } from "effect"

/**
 * What an operation that ended in an error has recorded (đã ghi nhận gì): `nothing`; `some`, or all, of it; or `unknown`,
 * where the store's answer to the commit was lost. Told by what became of its commits, not by what the error is.
 */
export const Recorded = Schema.Literals(["nothing", "some", "unknown"])

export type Recorded = typeof Recorded.Type
