import { type VietnamTime, vietnamTime } from "@lienthong/core"

/** Tells a person what is going on, with the demo's own time. */
export interface Progress {
  /** A new act begins. */
  readonly act: (title: string) => void
  /** Something happened. */
  readonly say: (text: string) => void
}

export const clockTime = (time: VietnamTime | undefined): string => time?.slice(11, 23) ?? ""

/** Prints to standard output. */
export const openProgress = (now: () => number): Progress => {
  let act = 0
  return {
    act: (title) => process.stdout.write(`\n${++act}. ${title}\n`),
    say: (text) => process.stdout.write(`   ${clockTime(vietnamTime(now()))}  ${text}\n`),
  }
}
