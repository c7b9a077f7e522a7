import { setTimeout } from "node:timers/promises"

/** Waits until something is so, looking again and again; gives up loudly. */
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
