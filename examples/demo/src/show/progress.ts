import { type VietnamTime, vietnamTime } from "@lienthong/core"

/** Tells a person what is going on, with the demo's own time. */
export interface Progress {
  /** A new act begins. */
  readonly act: (vi: string, en: string) => void
  /** Something happened. */
  readonly say: (text: string) => void
}

export const clockTime = (time: VietnamTime | undefined): string => time?.slice(11, 23) ?? ""

/** Prints to standard output. */
export const openProgress = (now: () => number): Progress => {
  let act = 0
  return {
    act: (vi, en) => process.stdout.write(`\n${++act}. ${vi}\n   (${en})\n`),
    say: (text) => process.stdout.write(`   ${clockTime(vietnamTime(now()))}  ${text}\n`),
  }
}
