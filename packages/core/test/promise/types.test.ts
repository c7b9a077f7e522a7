import {
  type ActingCallOptions,
  type Actor,
  documentTypes,
  type HttpStatus,
  type MayDo,
  type OpenedExchange,
  type Outgoing,
  type PersonSignature,
  type Problem,
} from "@lienthong/core"
import type { Change } from "@lienthong/core/report"
import { describe, expectTypeOf, it } from "vitest"

declare const by: Actor
declare const signal: AbortSignal

/** Whether a value is the same after it was JSON: no dates, maps, bytes or functions in it. */
type IsJson<T> = T extends string | number | boolean | null | undefined
  ? true
  : T extends (...given: never) => unknown
    ? false
    : T extends Uint8Array | Date | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | bigint | symbol
      ? false
      : T extends ReadonlyArray<infer Item>
        ? IsJson<Item>
        : T extends object
          ? true extends {
              readonly [Field in keyof T]-?: false extends IsJson<T[Field]> ? true : never
            }[keyof T]
            ? false
            : true
          : false

/** The operations of a room whose answer is no JSON. */
type NotJson<Room> = {
  readonly [Name in keyof Room]: Room[Name] extends (...given: never) => Promise<infer Answer>
    ? false extends IsJson<Answer extends void ? undefined : Answer>
      ? Name
      : never
    : never
}[keyof Room]

/** Never called: whether it compiles is what is asked. */
const compiled = (exchange: OpenedExchange) => {
  const { outgoing, incoming, reports, changes, work } = exchange
  void outgoing.signAsPerson("id", { by })
  void outgoing.signAsPerson("id", { authority: "TM." }, { by, signal })
  void incoming.accept("id", { register: "incoming" }, { by })
  void outgoing.resendAll({ by })
  void reports.documents({ signal })
  void changes({ after: 7, follow: true }, { signal })
  void changes({ signal })
  void work.drain({ signal })
  // @ts-expect-error: nobody does it.
  void outgoing.recall("id", { reason: "…" })
  // @ts-expect-error: a recall has a reason.
  void outgoing.recall("id", { by })
  // @ts-expect-error: what is asked for stands in the request.
  void incoming.accept("id", { by, register: "incoming" })
  // @ts-expect-error: the signal stands beside the person.
  void outgoing.recall("id", { reason: "…" }, { by }, { signal })
  // @ts-expect-error: the host does it on its own.
  void work.drain({ by })
  // @ts-expect-error: there is no such field.
  void outgoing.signAsAgency("id", { registry: "outgoing" }, { by })
}

describe("By its types, a call", () => {
  it("says what it is about, its request, and who does it with a signal, and may leave out a request without words", () => {
    expectTypeOf(compiled).toBeFunction()
    expectTypeOf<OpenedExchange["outgoing"]["signAsPerson"]>().parameters.toEqualTypeOf<
      | [document: string, request: PersonSignature, as: ActingCallOptions]
      | [document: string, as: ActingCallOptions]
    >()
    expectTypeOf<OpenedExchange["outgoing"]["get"]>().returns.resolves.toEqualTypeOf<Outgoing>()
    expectTypeOf<OpenedExchange["incoming"]["refuse"]>().returns.resolves.toEqualTypeOf<void>()
  })

  it("answers with what is JSON: positions are numbers, errors have a status", () => {
    expectTypeOf<Change["position"]>().toEqualTypeOf<number>()
    expectTypeOf<Problem["status"]>().toEqualTypeOf<HttpStatus>()
    expectTypeOf(documentTypes()[0]?.name).toEqualTypeOf<string | undefined>()
  })

  it("answers with JSON, whichever operation it is, unless it answers with a file", () => {
    expectTypeOf<NotJson<OpenedExchange["incoming"]>>().toEqualTypeOf<"readFile">()
    expectTypeOf<NotJson<OpenedExchange["outgoing"]>>().toEqualTypeOf<"readFile">()
    // A page of a host's own view has the host's own rows.
    expectTypeOf<NotJson<OpenedExchange["views"]>>().toEqualTypeOf<"page">()
    type Others = Exclude<keyof OpenedExchange, "incoming" | "outgoing" | "views">
    expectTypeOf<
      { readonly [Room in Others]: NotJson<OpenedExchange[Room]> }[Others]
    >().toEqualTypeOf<never>()
    expectTypeOf<IsJson<{ readonly at: ReadonlyArray<Date> }>>().toEqualTypeOf<false>()
  })

  it("says by the action's name what a person may do", () => {
    type Permissions = Awaited<ReturnType<OpenedExchange["permissionsOf"]>>
    expectTypeOf<Permissions["outgoing.signAsAgency"]>().toEqualTypeOf<MayDo | undefined>()
    expectTypeOf<Permissions>().not.toHaveProperty("work.drain")
  })
})
