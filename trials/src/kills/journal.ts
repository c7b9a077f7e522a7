import { existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs"

/** What the host of a process notes outside of the store, before it does anything else. */
export type Noted =
  /** A dispatch was answered. */
  | {
      readonly did: "dispatched"
      readonly document: string
      readonly code: string
      readonly to: ReadonlyArray<string>
    }
  /** A call was answered with an error that is not the caller's, or has no code. */
  | { readonly did: "refused"; readonly call: string; readonly code: string; readonly text: string }

/** Opens a file for notes that survive a kill: each is on the disk before the call returns. */
export const openJournal = (path: string) => {
  const file = openSync(path, "a")
  return (noted: Noted): void => {
    writeSync(file, `${JSON.stringify(noted)}\n`)
    fsyncSync(file)
  }
}

/** Reads what was noted. A last line that a kill cut off was not noted. */
export const readJournal = (path: string): ReadonlyArray<Noted> =>
  existsSync(path)
    ? readFileSync(path, "utf8")
        .split("\n")
        .slice(0, -1)
        .flatMap((line) => parse(line))
    : []

const parse = (line: string): ReadonlyArray<Noted> => {
  // A kill cuts a line off anywhere, and the next process writes on behind it.
  const whole = line.slice(line.lastIndexOf('{"did"'))
  return whole.endsWith("}") ? [JSON.parse(whole) as Noted] : []
}
