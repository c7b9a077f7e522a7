import { Result } from "effect"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import type { Decider } from "../decider.ts"
import type { RegisterEvent } from "./event.ts"

/** A year's register that was opened, or has assigned a number. */
export interface Register {
  /** The next number. */
  readonly next: number
}

/** The commands about a year's register. */
export type RegisterCommand =
  | { readonly _tag: "Open"; readonly register: string; readonly year: number; readonly next: number }
  | { readonly _tag: "Take"; readonly document: string }

/** The next number of a register. One that was never opened starts at 1. */
export const nextNumber = (state: Register | undefined): number => state?.next ?? 1

const decide = (
  state: Register | undefined,
  command: RegisterCommand,
): Result.Result<ReadonlyArray<RegisterEvent>, InputError> => {
  if (command._tag === "Take")
    return Result.succeed([{ _tag: "Taken", number: nextNumber(state), document: command.document }])
  const { register, year, next } = command
  return state
    ? Result.fail(reject("register-open", { register, year: String(year), next: String(state.next) }))
    : Result.succeed([{ _tag: "Opened", next }])
}

/** Each event holds the whole state. */
const evolve = (_: Register | undefined, event: RegisterEvent): Register => ({
  next: event._tag === "Opened" ? event.next : event.number + 1,
})

/** The decider of a year's register (sổ đăng ký văn bản). */
export const register: Decider<Register, RegisterCommand, RegisterEvent, InputError> = { decide, evolve }
