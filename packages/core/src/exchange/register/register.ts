import { Effect, Option, Schema } from "effect"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import type { Actor } from "../../agency/actor.ts"
import { nextNumber, register as registers } from "../../document/register/decide.ts"
import { registerKind } from "../../document/register/register-of.ts"
import { streamName } from "../../log/stream-kind.ts"
import { Storage } from "../../port/storage/storage.ts"
import { StorageError } from "../../port/storage/storage-error.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { type InputError, reject } from "../../vocabulary/input-error.ts"
import type { Appended } from "../record/record.ts"
import { changeStream, decideOn } from "../stream/decide-on.ts"
import { decodeEvent } from "../stream/event-codec.ts"

const readLast = Effect.fnUntraced(function* (register: string, year: number) {
  const storage = yield* Storage
  const stream = streamName.register(register, year)
  const last = yield* storage.readLast(stream)
  if (Option.isNone(last)) return { stream, version: 0, state: undefined }
  const { version, at } = last.value
  return {
    stream,
    version,
    state: registers.evolve(undefined, yield* decodeEvent("register", last.value), at),
  }
})

/** A year's register and its first number. */
export const RegisterRequest = Schema.Struct({
  register: Schema.String,
  year: Schema.Number,
  next: Schema.Number,
})
export interface RegisterRequest extends Schema.Schema.Type<typeof RegisterRequest> {}

/** A register's name is part of a stream's: letters, digits and hyphens. */
const registerName = /^[a-z0-9][a-z0-9-]{0,49}$/

const nameOfRegister = {
  en: "the name of a register: small letters a to z, digits and hyphens",
  vi: "tên sổ gồm chữ thường a đến z, chữ số và dấu gạch nối",
}

const checkRegister = (register: string, year: number): InputError | undefined => {
  if (typeof register !== "string" || !registerName.test(register))
    return wrongValue("register", register, nameOfRegister)
  return Number.isInteger(year) && year >= 1945 && year <= 9999
    ? undefined
    : wrongValue("year", year, { en: "a year from 1945 to 9999", vi: "năm từ 1945 đến 9999" })
}

/** A number that is about to be taken. */
export interface Taking {
  readonly number: number
  readonly append: Appended
  /** Fails as contended when another call has taken a number of this register since. */
  readonly isStillNext: Effect.Effect<void, StorageError, Storage>
}

/**
 * The next number of a register, and the append that takes it: the first to commit it gets the number.
 * Refused if the register is of another kind than the document's common one.
 */
export const takeNumber = Effect.fnUntraced(function* (
  register: string,
  year: number,
  document: string,
  common: string,
  at: VietnamTime,
): Effect.fn.Return<Taking, InputError | StorageError, Storage> {
  const wrong = checkRegister(register, year)
  if (wrong) return yield* wrong
  if (registerKind(register) !== common) return yield* reject("register-kind", { register, common })
  const read = yield* readLast(register, year)
  const number = nextNumber(read.state)
  const { append } = yield* decideOn("register", registers, read, [{ _tag: "Take", document }], at)
  const isStillNext = Effect.gen(function* () {
    const { stream, version } = yield* readLast(register, year)
    if (version === read.version) return
    const detail = { stream, expected: String(read.version), actual: String(version) }
    return yield* new StorageError({ reason: "version-conflict", detail })
  })
  return { number, append, isStillNext }
})

/**
 * Opens a year's register at a number, for an agency that continues a paper register. A register that is not
 * opened starts at 1.
 */
export const openRegister = Effect.fn("Exchange.openRegister")(function* (
  request: RegisterRequest,
  by: Actor,
): Effect.fn.Return<void, InputError | StorageError, Storage> {
  const { register, year, next } = request
  const wrong = checkRegister(register, year)
  if (wrong) return yield* wrong
  if (!Number.isSafeInteger(next) || next < 1)
    return yield* wrongValue("next", next, {
      en: "the next number, a whole number from 1",
      vi: "số tiếp theo, số nguyên từ 1",
    })
  const read = readLast(register, year)
  yield* changeStream(by, "register", registers, read, { _tag: "Open", register, year, next })
})
