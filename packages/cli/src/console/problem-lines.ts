import { isProblem, type Problem } from "@lienthong/core"
import type { Console } from "./command.ts"
import { json } from "./json.ts"

/** A problem as lines for a person: its code, both sentences and what to do next. */
export const problemLines = ({ code, sentence: { en, vi, next } }: Problem): ReadonlyArray<string> => [
  code,
  en,
  vi,
  `→ ${next.en}`,
  `→ ${next.vi}`,
]

/** The same as JSON for a program, in which no character can control a terminal. */
export const problemJson = ({ code, sentence }: Problem): string => json({ code, ...sentence })

/**
 * Prints why a store could not be read and returns the exit code: 2 where the arguments are wrong, else 3.
 * Anything but a problem is a fault of this program, and is thrown.
 */
export const tellProblem = (error: unknown, console: Console): number => {
  if (!isProblem(error)) throw error
  for (const line of problemLines(error)) console.error(line)
  return error.code.startsWith("input/") ? 2 : 3
}
