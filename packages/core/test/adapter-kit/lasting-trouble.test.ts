import { it } from "@effect/vitest"
import { Cause, Effect } from "effect"
import * as fc from "fast-check"
import { expect } from "vitest"
import { lastingTrouble } from "../../src/adapter-kit/lasting-trouble.ts"
import { type LogEntry, logTo } from "../../src/promise/log.ts"

it("Trouble that lasts is one line when it begins and one when it is over, however often it is met", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 40 }), async (met) => {
      const lines: Array<LogEntry> = []
      const trouble = lastingTrouble("The gateway does not answer", "The gateway answers again")
      await Effect.runPromise(
        Effect.forEach(met, (isMet) => (isMet ? trouble.met(Cause.fail("no answer")) : trouble.over)).pipe(
          Effect.provide(logTo((line) => void lines.push(line))),
        ),
      )
      const changes = met.filter((isMet, index) => isMet !== (met[index - 1] ?? false))
      expect(lines.map(({ level, message }) => `${level}: ${message}`)).toEqual(
        changes.map((isMet) =>
          isMet ? "warning: The gateway does not answer" : "info: The gateway answers again",
        ),
      )
    }),
  ))
