import { setTimeout } from "node:timers/promises"

/** Polls until a condition holds, and fails loudly after a time limit. */
export const until = async (
  what: string,
  isSo: () => Promise<boolean>,
  limitMillis = 60_000,
): Promise<void> => {
  const end = Date.now() + limitMillis
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited ${limitMillis / 1000} s in vain until ${what}`)
    await setTimeout(100)
  }
}
