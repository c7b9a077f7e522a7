import type { ActingCallOptions, OpenedExchange } from "@lienthong/core"
import { describe, expectTypeOf, it } from "vitest"
import type { ArgumentsOf } from "../../../src/exchange/door/parameters.ts"
import type { reports } from "../../../src/exchange/report/table-reports.ts"
import type { Action, PersonalAction } from "../../../src/policy/permissions.ts"

type OperationOf<A extends Action> = A extends `${infer Room}.${infer Name}`
  ? OpenedExchange[Room & keyof OpenedExchange][Name & keyof OpenedExchange[Room & keyof OpenedExchange]]
  : OpenedExchange[A & keyof OpenedExchange]

/** What a host may pass, every argument given. */
type Taken<A extends Action> =
  OperationOf<A> extends (...given: infer Given extends ReadonlyArray<unknown>) => unknown ? Given : never

/** The same arguments, each given. A table has the schema of its requests itself, and a handle is called. */
type Given<Args> = {
  [Index in keyof Args]: unknown extends Args[Index] ? never : Exclude<Args[Index], undefined>
}

/** Operations with an argument whose type their lines do not tell. */
type Untold = { [A in Action]: unknown extends ArgumentsOf<A>[number] ? A : never }[Action]

type Read<A extends Action> =
  Given<ArgumentsOf<A>> extends infer Own extends ReadonlyArray<unknown>
    ? A extends PersonalAction
      ? [...Own, ActingCallOptions]
      : Own
    : never

/** Operations of which the door lets through what their use cases do not take. */
type LetThrough = { [A in Action]: Read<A> extends Taken<A> ? never : A }[Exclude<Action, "views.page">]

describe("The arguments that the door reads", () => {
  // `views.page` takes the host's view itself, and the door its name.
  it("are those that the operations take", () => {
    expectTypeOf<LetThrough>().toBeNever()
    expectTypeOf<Untold>().toEqualTypeOf<"subscribe" | `reports.${keyof typeof reports}`>()
  })
})
