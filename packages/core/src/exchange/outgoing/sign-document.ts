import { Effect, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { Authority, AuthorityPrefix, printAuthority } from "../../document/authority.ts"
import { codeFaults, describeCodeFault } from "../../document/code-faults.ts"
import { signError } from "../../document/outgoing/decide.ts"
import { currentFiles, type Outgoing } from "../../document/outgoing/state.ts"
import { registerOf } from "../../document/register/register-of.ts"
import { dateOf, type VietnamTime, yearOf } from "../../time/vietnam-time.ts"
import { type DocumentCode, printCode, printNumber } from "../../vocabulary/document-code.ts"
import { isNormative, normativeNotation, notation } from "../../vocabulary/document-type.ts"
import { reject } from "../../vocabulary/input-error.ts"
import type { CertificateSummary, SignatureHolder } from "../../vocabulary/signature.ts"
import { change } from "../change/change.ts"
import { commandOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { AxisTime } from "../clock/axis-time.ts"
import { findMarks } from "../identity/find-marks.ts"
import { markKey } from "../identity/mark.ts"
import { optional, readLater } from "../input/request.ts"
import { type Taking, takeNumber } from "../register/register.ts"
import { RegisterLock } from "../register/register-lock.ts"
import { Settings } from "../settings/settings.ts"
import type { Loaded } from "../stream/load.ts"
import { checkHeader, checkSendable } from "./check-sendable.ts"
import { signFiles } from "./sign-files.ts"

/** How the competent person signs (chữ ký số của người có thẩm quyền). */
export const PersonSignature = Schema.Struct({
  /**
   * Quyền hạn ký (Decree 30/2020, Annex I, Part I, II.7b), if the person does not sign in their own right:
   * the prefix alone, `KT.`, or with the person who is represented, `{ prefix: "KT.", of: "Chủ tịch" }`.
   */
  authority: optional(readLater<AuthorityPrefix | Authority>()),
})
export interface PersonSignature extends Schema.Schema.Type<typeof PersonSignature> {}

/** How to number a document, if not by the agency's custom. */
export const NumberRequest = Schema.Struct({
  /**
   * The register that gives the number. Default: that of the document's type (see `registerOf`). A register
   * of another kind is refused: `van-ban-qppl-…` hold one normative type each, `copies` copies, `incoming…`
   * arrivals.
   */
  register: optional(Schema.String),
  /**
   * Ký hiệu, if it is not the abbreviations of the type and the agency: `UBND-VP`. Refused unless it has the
   * form of Annex I.
   */
  notation: optional(Schema.String),
})
export interface NumberRequest extends Schema.Schema.Type<typeof NumberRequest> {}

const notationOf = Effect.fnUntraced(function* (document: Outgoing, request: NumberRequest, year: number) {
  if (request.notation !== undefined) return request.notation
  const { abbreviation } = yield* Settings
  if (abbreviation === undefined) return yield* reject("notation-missing")
  const { type } = document.draft
  return isNormative(type) ? normativeNotation(type, abbreviation, year) : notation(type, abbreviation)
})

/**
 * Refuses a code that another document has, which happens when two registers use the same notation. The error
 * names the other document's register: it is past that number, so following such names ends at a register
 * without a conflict.
 */
const refuseTaken = Effect.fnUntraced(function* (code: string, year: number, { isStillNext }: Taking) {
  const { ids } = yield* findMarks(markKey.codeOfYear(code, year))
  const [taken] = ids
  if (taken === undefined) return
  // Another call took the number from this register since it was read. That is contention and no mistake of
  // the caller, which gets the next number.
  yield* isStillNext
  const { state } = yield* requireOutgoing(taken)
  const register = state.numbered?.register ?? ""
  return yield* reject("code-taken", { code, year: String(year), document: taken, register })
})

/** Numbers a document: returns its new state, and the append that takes the number from its register. */
export const numberDocument = Effect.fnUntraced(function* (
  document: string,
  loaded: Loaded<Outgoing> & { readonly state: Outgoing },
  request: NumberRequest,
  at: VietnamTime,
) {
  const date = dateOf(yield* agreedNow)
  const year = yearOf(date)
  const { type } = loaded.state.draft
  const common = registerOf(type)
  const register = request.register ?? common
  const taken = yield* takeNumber(register, year, document, common, at)
  const code: DocumentCode = {
    number: printNumber(taken.number),
    notation: yield* notationOf(loaded.state, request, year),
  }
  const [fault] = codeFaults(code, { type, year })
  if (fault) {
    const said = describeCodeFault(fault, code)
    return yield* reject("code-malformed", { problem: said.en, problemVi: said.vi })
  }
  const command = { _tag: "TakeNumber", register, number: taken.number, code, date } as const
  const numbered = yield* commandOutgoing(loaded, at, command)
  const printed = printCode(code)
  yield* refuseTaken(printed, year, taken)
  const marks = [...markKey.codeOfYear(code, year), ...markKey.code(code, date)].map((key) => ({
    key,
    value: document,
  }))
  return { numbered, append: taken.append, marks, code }
})

const isPrefix = Schema.is(AuthorityPrefix)
const isAuthority = Schema.is(Authority)

/** The authority in its printed form. Refused if Annex I does not know it. */
const authorityOf = Effect.fnUntraced(function* ({ authority }: PersonSignature) {
  if (authority === undefined) return {}
  if (isPrefix(authority)) return { authority }
  if (isAuthority(authority)) return { authority: printAuthority(authority) }
  return yield* reject("authority-unknown", { authority: JSON.stringify(authority) })
})

/** Takes the certificate's place while a signature is only tried. */
const noCertificate = (at: VietnamTime): CertificateSummary => ({
  subject: "",
  issuer: "",
  serialNumber: "",
  validFrom: at,
  validUntil: at,
})

/** Refuses an invalid signature before a key is used. */
const refuseToSign = (state: Outgoing, as: SignatureHolder) => {
  const wrong = signError(state, as)
  return wrong ? Effect.fail(wrong) : Effect.void
}

/** Signs a document as its competent person. */
export const signAsPerson = Effect.fn("Exchange.signAsPerson")(function* (
  document: string,
  request: PersonSignature,
  by: Actor,
) {
  yield* change(
    by,
    (at) =>
      Effect.gen(function* () {
        const loaded = yield* requireOutgoing(document)
        yield* refuseToSign(loaded.state, "person")
        const before = currentFiles(loaded.state)
        const signer = { signer: by, ...(yield* authorityOf(request)) }
        const trial = { ...signer, files: before, certificate: noCertificate(at), at }
        yield* checkHeader({ ...loaded.state, signed: trial }, at)
        const files = yield* signFiles(before, "person", by, at)
        const signed = yield* commandOutgoing(loaded, at, { _tag: "SignAsPerson", ...signer, ...files })
        yield* checkSendable(signed.state, at)
        return { changes: [signed] }
      }),
    agreedNow,
  )
})

/** Numbers a document and signs it as the agency, in one commit. Returns its code. */
export const signAsAgency = Effect.fn("Exchange.signAsAgency")(function* (
  document: string,
  request: NumberRequest,
  by: Actor,
) {
  const lock = yield* RegisterLock
  // Asks the axis before the register is locked, so that others do not wait for its answer.
  yield* (yield* AxisTime).clock
  return yield* change(
    by,
    (at) =>
      Effect.gen(function* () {
        const loaded = yield* requireOutgoing(document)
        yield* refuseToSign(loaded.state, "agency")
        const { numbered, append, marks, code } = yield* numberDocument(document, loaded, request, at)
        yield* checkHeader(numbered.state, at)
        const signed = yield* signFiles(currentFiles(loaded.state), "agency", by, at)
        const sealed = yield* commandOutgoing(numbered, at, { _tag: "SealAsAgency", ...signed })
        yield* checkSendable(sealed.state, at)
        return { changes: [sealed], appends: [append], marks, answer: code }
      }),
    agreedNow,
  ).pipe(lock.take)
})
