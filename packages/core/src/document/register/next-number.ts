import type { RegisterEvent } from "./event.ts"

/** The next number, from the register's last event. A register that was never opened starts at 1. */
export const nextNumber = (last: RegisterEvent | undefined): number =>
  last === undefined ? 1 : last._tag === "Opened" ? last.next : last.number + 1
