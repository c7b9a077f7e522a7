import { type VietnamTime, vietnamTime } from "@lienthong/core/calendar"

/** Shows the progress of the demo, with the demo's own time. */
export interface Progress {
  /** A new act begins. */
  readonly act: (vi: string, en: string) => void
  /** Something happened. */
  readonly say: (text: string) => void
}

export const clockTime = (time: VietnamTime | undefined): string => time?.slice(11, 23) ?? ""

const columns = 100

/** Prints a line to standard output, cut to the width of a terminal. */
export const printLine = (text: string): void =>
  void process.stdout.write(`${text.length <= columns ? text : `${text.slice(0, columns - 1)}…`}\n`)

/** Prints to standard output. */
export const openProgress = (now: () => number): Progress => {
  let act = 0
  return {
    act: (vi, en) => {
      printLine(`${++act}. ${vi}`)
      printLine(`   (${en})`)
    },
    say: (text) => printLine(`   ${clockTime(vietnamTime(now())).slice(0, 8)}  ${text}`),
  }
}
