import { it } from "@effect/vitest"
import { Transport } from "@lienthong/core/adapter"
import { memoryAxis, openTestAgency } from "@lienthong/testkit"
import { Context, Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { describe, expect } from "vitest"
import { dispatched, exchangeMail, standings, start, tayNinh, vpcp } from "../scene.ts"

/** An axis that gives the entries of mailboxes ids of another form. */
const axisWithIds = (written: (id: string) => string) => {
  const axis = memoryAxis([tayNinh, vpcp])
  const own = new Map<string, string>()
  const transport = (code: string) =>
    Layer.effectContext(
      Effect.map(Layer.build(axis.transport(code)), (all) => {
        const plain = Context.get(all, Transport)
        const asOwn = <Entry extends { readonly id: string }>(entry: Entry): Entry => ({
          ...entry,
          id: own.get(entry.id) ?? entry.id,
        })
        return Context.make(
          Transport,
          Transport.of({
            ...plain,
            listInbox: (kind) =>
              Effect.map(plain.listInbox(kind), (entries) =>
                entries.map((entry) => {
                  own.set(written(entry.id), entry.id)
                  return { ...entry, id: written(entry.id) }
                }),
              ),
            fetch: (entry) => plain.fetch(asOwn(entry)),
            acknowledge: (entry, outcome, description) =>
              plain.acknowledge(asOwn(entry), outcome, description),
          }),
        )
      }),
    )
  return { axis, transport }
}

const forms: ReadonlyArray<readonly [what: string, written: (id: string) => string]> = [
  ["a character that no store keeps", (id) => `${id}\0`],
  ["half a character", (id) => `\ud800${id}`],
  ["a million characters", (id) => `${"x".repeat(1_000_000)}${id}`],
]

describe("Documents in a mailbox whose entries have ids", () => {
  for (const [what, written] of forms)
    it.effect(`with ${what} arrive once and are acknowledged`, () =>
      Effect.gen(function* () {
        yield* TestClock.setTime(start)
        const { axis, transport } = axisWithIds(written)
        const sender = yield* openTestAgency({ ...axis, transport }, tayNinh)
        const receiver = yield* openTestAgency({ ...axis, transport }, vpcp)
        const ids = [
          yield* dispatched(sender),
          yield* dispatched(sender, [vpcp.code], { subject: "Báo cáo thứ hai" }),
        ]
        yield* sender.work.drain()
        for (let times = 0; times < 3; times++) yield* receiver.work.poll()
        expect((yield* receiver.reports.incoming()).rows).toHaveLength(2)
        expect(axis.unacknowledged(vpcp.code)).toBe(0)
        yield* exchangeMail(receiver, sender)
        for (const id of ids) expect(yield* standings(sender, id)).toEqual(["arrived"])
      }),
    )

  it.effect("that are listed fifty times arrive once, and the axis is told once", () =>
    Effect.gen(function* () {
      yield* TestClock.setTime(start)
      const { axis, transport } = axisWithIds((id) => id)
      let acknowledged = 0
      const often = (code: string) =>
        Layer.effectContext(
          Effect.map(Layer.build(transport(code)), (all) => {
            const plain = Context.get(all, Transport)
            return Context.make(
              Transport,
              Transport.of({
                ...plain,
                listInbox: (kind) =>
                  Effect.map(plain.listInbox(kind), (entries) =>
                    entries.flatMap((entry) => Array.from({ length: 50 }, () => entry)),
                  ),
                acknowledge: (...given) => {
                  acknowledged += 1
                  return plain.acknowledge(...given)
                },
              }),
            )
          }),
        )
      const sender = yield* openTestAgency(axis, tayNinh)
      const receiver = yield* openTestAgency({ ...axis, transport: often }, vpcp)
      yield* dispatched(sender)
      yield* sender.work.drain()
      yield* receiver.work.poll()
      expect((yield* receiver.reports.incoming()).rows).toHaveLength(1)
      expect(acknowledged).toBe(1)
    }),
  )
})
