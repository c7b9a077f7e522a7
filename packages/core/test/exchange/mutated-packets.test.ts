import { it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import fc from "fast-check"
import { describe, expect } from "vitest"
import { dispatched, lastTaken, openScene, quietly, tayNinh, vpcp } from "./scene.ts"

const count = 200

/** What a packet may have met on its way: lines lost, doubled, moved or put elsewhere, letters changed, an end cut off. */
const mutation = fc.tuple(
  fc.constantFrom("lose", "double", "move", "put", "letter", "cut", "wrap", "rename") as fc.Arbitrary<
    "lose" | "double" | "move" | "put" | "letter" | "cut" | "wrap" | "rename"
  >,
  fc.nat({ max: 10_000 }),
  fc.nat({ max: 10_000 }),
)

const mutated = (text: string, [kind, a, b]: typeof mutation extends fc.Arbitrary<infer A> ? A : never) => {
  const lines = text.split("\r\n")
  const [from, to] = [a % lines.length, b % lines.length]
  const line = lines[from] ?? ""
  const at = a % text.length
  switch (kind) {
    case "lose":
      return lines.toSpliced(from, 1).join("\r\n")
    case "double":
      return lines.toSpliced(from, 0, line).join("\r\n")
    case "move":
      return lines.toSpliced(from, 1).toSpliced(to, 0, line).join("\r\n")
    case "put":
      return lines.toSpliced(to, 0, line.replace(/>[^<]+</, ">khác<")).join("\r\n")
    case "letter":
      return `${text.slice(0, at)}${"<>&A\u{1}"[b % 5]}${text.slice(at + 1)}`
    case "cut":
      return text.slice(0, at)
    case "wrap":
      return lines.with(from, `<MoRong>${line}</MoRong>`).join("\r\n")
    case "rename":
      return lines
        .with(
          from,
          line.replaceAll(/(<\/?(?:edXML:)?)(\w)/g, (_, tag, letter) => `${tag}${letter.toLowerCase()}`),
        )
        .join("\r\n")
  }
}

/** Packets of one document each, all of them changed, the same at every run. */
const samples = fc.sample(mutation, { numRuns: count, seed: 2026 })

describe("Of packets that were changed on their way", () => {
  it.effect(
    "each arrives, or is refused and the axis told why",
    () =>
      quietly(
        Effect.gen(function* () {
          const { axis, sender, receiver } = yield* openScene()
          axis.hold(vpcp.code, "document")
          yield* dispatched(sender)
          yield* sender.work.drain()
          const text = lastTaken(axis)
          for (const [index, change] of samples.entries()) {
            const own = text
              .replaceAll("01/BC-UBND", `${index + 100}/BC-UBND`)
              .replace(">01<", `>${index + 100}<`)
            axis.inject(vpcp.code, tayNinh.code, "document", new TextEncoder().encode(mutated(own, change)))
          }
          for (let poll = 0; poll < 40 && axis.unacknowledged(vpcp.code) > 1; poll++) {
            yield* receiver.work.poll()
            yield* TestClock.adjust("10 minutes")
          }
          yield* receiver.work.drain()
          const mail = axis.mail(vpcp.code)
          const board = yield* receiver.reports.incoming()
          const faults = yield* receiver.reports.faults()
          const ended = (outcome: string) =>
            mail.filter(({ acknowledged }) => acknowledged?.outcome === outcome)
          const [done, failed] = [ended("done"), ended("failed")]
          // The packet that was not changed is held back by the axis.
          expect([done.length > 10, failed.length > 10, done.length + failed.length]).toEqual([
            true,
            true,
            count,
          ])
          expect(new Set(board.map(({ document }) => document)).size).toBeGreaterThanOrEqual(done.length)
          expect(faults.filter(({ where }) => where === "receiving").length).toBe(failed.length)
          // Each arrival is reported, and most refusals: some packets do not say any more whose they were.
          expect(axis.mail(tayNinh.code).length).toBeGreaterThan(done.length + failed.length / 2)
          for (const { acknowledged } of failed)
            expect(acknowledged).toMatchObject({ description: expect.stringMatching(/^\[[a-z-]+\] \p{Lu}/u) })
        }),
      ),
    120_000,
  )
})
