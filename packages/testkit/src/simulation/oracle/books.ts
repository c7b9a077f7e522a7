import { createHash } from "node:crypto"
import { logVerifier } from "@lienthong/core/log"
import { registerBooks } from "@lienthong/core/report"
import type { Look } from "./look.ts"
import type { Violation } from "./violation.ts"

const isGapless = (numbers: ReadonlyArray<number>) => numbers.every((number, index) => number === index + 1)

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")

/** The numbers taken in each register stream of a year, in order. */
const takenIn = ({ changes }: Look): ReadonlyMap<string, ReadonlyArray<number>> => {
  const taken = new Map<string, Array<number>>()
  for (const { kind, event, stream } of changes)
    if (kind === "register" && event._tag === "Taken") {
      const numbers = taken.get(stream) ?? []
      numbers.push(event.number)
      taken.set(stream, numbers)
    }
  return taken
}

/** The registers run from 1 without gaps, and every number is of one document that has it. */
export const registers = (look: Look): ReadonlyArray<Violation> => {
  const { changes, name } = look
  const taken = takenIn(look)
  const books = registerBooks(changes)
  const count = [...books.outgoing, ...books.incoming].length
  const all = [...taken.values()].reduce((sum, numbers) => sum + numbers.length, 0)
  return [
    ...[...taken].flatMap(([stream, numbers]) =>
      isGapless(numbers)
        ? []
        : [
            {
              rule: "register",
              agency: name,
              text: `${stream} has the numbers ${numbers.join(", ")}`,
            } as const,
          ],
    ),
    ...(count === all
      ? []
      : [
          {
            rule: "register",
            agency: name,
            text: `${all} numbers were taken, but ${count} are in the registers`,
          } as const,
        ]),
  ]
}

/** The log verifies. */
export const wholeLog = ({ log, code, name }: Look): ReadonlyArray<Violation> => {
  const verifier = logVerifier({ agency: code, hash: sha256, seals: [] })
  for (const event of log) {
    const fault = verifier.add(event)
    if (fault) return [{ rule: "log", agency: name, text: fault.sentence.en }]
  }
  const end = verifier.end()
  return "sentence" in end ? [{ rule: "log", agency: name, text: end.sentence.en }] : []
}

/** No bound of a duty is recorded as missed twice. */
export const dutiesToldOnce = ({ changes, name }: Look): ReadonlyArray<Violation> => {
  const told = new Set<string>()
  return changes.flatMap(({ kind, event, stream }) => {
    if (kind !== "duty" || event._tag !== "DutyMissed") return []
    const key = `${stream} ${event.since} ${event.bound} ${event.passedAt}`
    const isAgain = told.has(key)
    told.add(key)
    return isAgain ? [{ rule: "duty", agency: name, text: `${stream} is reported twice` } as const] : []
  })
}
