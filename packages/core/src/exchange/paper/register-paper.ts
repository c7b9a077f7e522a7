import { Effect, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { deny } from "../../document/document-error.ts"
import { type PaperCommand, paper } from "../../document/paper/decide.ts"
import { incomingRegister } from "../../document/register/register-of.ts"
import { saysNothing } from "../../text/says-nothing.ts"
import { dateOf, yearOf } from "../../time/vietnam-time.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { change } from "../change/change.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { AxisTime } from "../clock/axis-time.ts"
import { optional } from "../input/request.ts"
import { takeNumber } from "../register/register.ts"
import { RegisterLock } from "../register/register-lock.ts"
import { decideOn } from "../stream/decide-on.ts"
import { findElectronic, namedOf, type PaperName } from "./find-electronic.ts"
import { judgePaper } from "./judge-paper.ts"
import { findPaper, paperMarks } from "./paper-stream.ts"
import { copyOf, PaperReceipt } from "./record-paper.ts"

/**
 * What the register needs beside the paper's name, and what a clerk knows about it if it is not recorded yet.
 */
export const PaperRegistration = Schema.Struct({
  ...PaperReceipt.fields,
  /** Tên loại, as on the paper. */
  typeName: optional(Schema.String),
  /** Trích yếu nội dung. */
  subject: Schema.String,
  /** Default: the common register of arrivals. */
  register: optional(Schema.String),
})
export interface PaperRegistration extends Schema.Schema.Type<typeof PaperRegistration> {}

/**
 * Registers paper that came alone (đăng ký văn bản giấy đến), records it too if nobody has, and gives its số
 * đến, in one series with the electronic documents. If the electronic document comes later, it has the same
 * number (Decree 30/2020, Art. 22.2). Paper whose electronic document is here has that document's number:
 * `electronic-here`, `registered-already`.
 */
export const registerPaper = Effect.fn("Exchange.registerPaper")(function* (
  of: PaperName,
  request: PaperRegistration,
  by: Actor,
) {
  const turn = yield* RegisterLock
  const { typeName, subject, register = incomingRegister } = request
  // Asks the axis before the register is locked, so that others do not wait for its answer.
  yield* (yield* AxisTime).clock
  return yield* change(by, (at) =>
    Effect.gen(function* () {
      const found = yield* findElectronic(of)
      const loaded = yield* findPaper(namedOf(found), found.wireId)
      const numbered = found.number ?? loaded.state?.registered?.number
      if (numbered !== undefined) return yield* deny("registered-already", { number: String(numbered) })
      if (found.id !== undefined) return yield* deny("electronic-here", { document: found.id })
      if (saysNothing(subject)) return yield* reject("subject-missing")
      const copy = loaded.state?.copy ?? (yield* copyOf(found, request))
      const recording: ReadonlyArray<PaperCommand> = loaded.state
        ? []
        : [{ _tag: "Record", copy, verdict: yield* judgePaper(copy, found) }]
      const year = yearOf(dateOf(yield* agreedNow))
      const taken = yield* takeNumber(register, year, loaded.stream, incomingRegister, at)
      const { number } = taken
      const named = typeName !== undefined && { typeName }
      const registering: PaperCommand = { _tag: "Register", register, number, ...named, subject }
      const registered = yield* decideOn("paper", paper, loaded, [...recording, registering], at)
      const marks = loaded.state ? [] : yield* paperMarks(copy, loaded.stream)
      return { changes: [], appends: [registered.append, taken.append], marks, answer: number }
    }),
  ).pipe(turn.take)
})
