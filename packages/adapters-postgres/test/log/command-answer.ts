import { lienthong } from "@lienthong/cli"

/** What the command `lienthong` answers and says. */
export const commandAnswer = async (...words: ReadonlyArray<string>) => {
  const out: Array<string> = []
  const error: Array<string> = []
  const exitCode = await lienthong(words, {
    out: (line) => out.push(line),
    error: (line) => error.push(line),
  })
  return { exitCode, out: out.join("\n"), error }
}
