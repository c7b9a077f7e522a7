import { Effect, Option, Schema } from "effect"
import { expectedDay } from "../../adapter-kit/input/expected.ts"
import { wrongValue } from "../../adapter-kit/input/invalid-value.ts"
import { isWellFormedAgencyCode } from "../../agency/agency-code.ts"
import type { Incoming } from "../../document/incoming/state.ts"
import type { ReceivedPaper } from "../../document/paper/event.ts"
import type { Paper } from "../../document/paper/state.ts"
import { isLocalDate, yearOf } from "../../time/vietnam-time.ts"
import { isWholeCode, parseCode, printCode } from "../../vocabulary/document-code.ts"
import { reject } from "../../vocabulary/input-error.ts"
import { requireIncoming } from "../change/incoming.ts"
import { findAgency } from "../directory/find-agency.ts"
import type { DocumentHere } from "../identity/find-incoming.ts"
import { findMarks } from "../identity/find-marks.ts"
import { markKey } from "../identity/mark.ts"
import { findByCode } from "../identity/same-code.ts"
import { optional } from "../input/request.ts"
import type { Electronic } from "./judge-paper.ts"
import { type PaperOf, papersOf } from "./paper-stream.ts"

/** The details on received paper. */
export const PaperName = Schema.Struct({
  /** The sender's identifier, in either of its codes. */
  from: Schema.String,
  /** Số và ký hiệu, `105/BC-UBND`. */
  code: Schema.String,
  /** Ngày ban hành, `2019-06-20`. */
  date: Schema.String,
  /**
   * It is another document than that of the same number and notation in the year, whose date differs: a
   * person has looked. Otherwise the date does not decide. Default: `false`.
   */
  isAnother: optional(Schema.Boolean),
})
export interface PaperName extends Schema.Schema.Type<typeof PaperName> {}

const wholeCode = {
  en: "the number and notation of the document, such as 105/BC-UBND",
  vi: "số và ký hiệu đầy đủ của văn bản, ví dụ 105/BC-UBND",
}

/** Parses a day that a caller gave, or fails. */
export const day = (text: string, field: string) =>
  isLocalDate(text) ? Effect.succeed(text) : Effect.fail(wrongValue(field, text, expectedDay))

/**
 * The document of some paper: as the paper names it, and the electronic one if it came, whatever its state.
 */
export interface PaperDocument {
  readonly named: Pick<ReceivedPaper, "from" | "code" | "date">
  readonly isAnother?: boolean
  readonly wireId?: string
  readonly id?: string
  /**
   * Also absent when the electronic document was refused or destroyed: the paper then does not duplicate it.
   */
  readonly electronic?: Electronic
  readonly connected: boolean
  /** Its số đến, whatever its state. */
  readonly number?: number
}

/** What its paper is looked for by. */
export const namedOf = ({ named, isAnother = false }: PaperDocument): PaperOf => ({ ...named, isAnother })

const arrivedAs = (id: string, { envelope, content, stage, registered }: Incoming): PaperDocument => {
  const { from, code, date, wireId } = envelope
  return {
    named: {
      from: { code: from.code, ...(from.name !== undefined && { name: from.name }) },
      code,
      ...(date !== undefined && { date }),
    },
    wireId,
    ...(content && stage !== "refused" && { id, electronic: { envelope, checked: content } }),
    connected: true,
    ...(registered && { number: registered.number }),
  }
}

/** The sender from the directory, with all of its codes: its packets may state either. */
const senderOf = Effect.fnUntraced(function* (code: string) {
  const entry = Option.getOrUndefined(yield* findAgency(code))
  const codes = entry ? [entry.code, entry.otherCode ?? code] : [code]
  return {
    from: entry ? { code: entry.code, name: entry.name } : { code },
    codes,
    connected: entry !== undefined,
  }
})

/**
 * Ranks several documents of one number and date: first those that are here, among them the one with the
 * paper, then those that are registered.
 */
const rank = ({ id, loaded }: DocumentHere, paper: Paper | undefined) => {
  const { content, stage, registered } = loaded.state
  const isHere = content !== undefined && stage !== "refused"
  return (isHere ? 4 : 0) + (paper?.document === id ? 2 : 0) + (registered ? 1 : 0)
}

/** Finds the electronic document of some paper, by its id or by the details on the paper. */
export const findElectronic = Effect.fnUntraced(function* (of: string | PaperName) {
  if (typeof of === "string") return arrivedAs(of, (yield* requireIncoming(of)).state)
  if (!isWellFormedAgencyCode(of.from)) return yield* reject("agency-code-malformed", { code: of.from })
  const code = parseCode(of.code)
  if (!isWholeCode(code)) return yield* wrongValue("code", of.code, wholeCode)
  const date = yield* day(of.date, "date")
  const { from, codes, connected } = yield* senderOf(of.from)
  const { isAnother = false } = of
  const { ids } = yield* findMarks([
    ...codes.flatMap((known) => markKey.arrivalCode(known, code, date)),
    ...(isAnother ? [] : codes.map((known) => markKey.arrivalCodeOfYear(known, code, yearOf(date)))),
  ])
  const come = yield* findByCode(ids, { code: printCode(code), date })
  const paper = (yield* papersOf({ from, code, date, isAnother })).find(({ state }) => state)?.state
  const found = come.toSorted((one, next) => rank(next, paper) - rank(one, paper))[0]
  if (found) return arrivedAs(found.id, found.loaded.state)
  return { named: { from, code, date }, isAnother, connected } satisfies PaperDocument
})
