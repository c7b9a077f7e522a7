import { Effect, Option, Schema } from "effect"
import type { Actor } from "../../agency/actor.ts"
import { Authority, AuthorityPrefix, printAuthority } from "../../document/authority.ts"
import { codeFaults, sayCodeFault } from "../../document/code-faults.ts"
import { fold } from "../../document/decider.ts"
import { whyNotSign } from "../../document/outgoing/decide.ts"
import type { OutgoingEvent } from "../../document/outgoing/event.ts"
import { currentFiles, evolve, type Outgoing } from "../../document/outgoing/state.ts"
import { registerOf } from "../../document/register/register-of.ts"
import { Storage } from "../../port/storage/storage.ts"
import { dateOf, type VietnamTime, yearOf } from "../../time/vietnam-time.ts"
import { type DocumentCode, printCode, printNumber } from "../../vocabulary/document-code.ts"
import { isNormative, normativeNotation, notation } from "../../vocabulary/document-type.ts"
import { reject } from "../../vocabulary/input-error.ts"
import type { CertificateSummary, SignatureHolder } from "../../vocabulary/signature.ts"
import { decideOutgoing, requireOutgoing } from "../change/outgoing.ts"
import { dutiesOfOutgoingChange } from "../change/outgoing-duties.ts"
import { agreedNow } from "../clock/agreed-now.ts"
import { AxisTime } from "../clock/axis-time.ts"
import { replaceHolds } from "../file/hold-files.ts"
import { markKey } from "../ground/mark.ts"
import { record, retryContended } from "../ground/record.ts"
import { now } from "../ground/runtime.ts"
import { Settings } from "../ground/settings.ts"
import { type Taking, takeNumber } from "../register/register.ts"
import { RegisterTurn } from "../register/register-turn.ts"
import { append } from "../stream/append.ts"
import type { Loaded } from "../stream/load.ts"
import { checkSendable } from "./check-sendable.ts"
import { signFiles } from "./sign-files.ts"

/** How the competent person signs (chữ ký số của người có thẩm quyền). */
export interface PersonSignature {
  /**
   * Quyền hạn ký (Decree 30/2020, Annex I, Part I, II.7b), where the person does not sign in their own right: the prefix
   * alone, `KT.`, or with whose place it is, `{ prefix: "KT.", of: "Chủ tịch" }`.
   */
  readonly authority?: AuthorityPrefix | Authority
}

/** How a document is numbered, where it differs from the agency's custom. */
export interface NumberRequest {
  /**
   * The register whose next number is taken; that of the document's type when absent (see `registerOf`). One of another
   * kind is refused: `van-ban-qppl-…` hold one normative type each, `copies` copies, `incoming…` arrivals.
   */
  readonly register?: string
  /** Ký hiệu, when it is not the type's and the agency's abbreviations: `UBND-VP`. As Annex I writes it, or refused. */
  readonly notation?: string
}

const notationOf = Effect.fnUntraced(function* (document: Outgoing, request: NumberRequest, year: number) {
  if (request.notation !== undefined) return request.notation
  const { abbreviation } = yield* Settings
  if (abbreviation === undefined) return yield* reject("notation-missing")
  const { type } = document.draft
  return isNormative(type) ? normativeNotation(type, abbreviation, year) : notation(type, abbreviation)
})

/**
 * Another document may have the code, where its register and this one are numbered with the same notation. Its register is
 * named: that has passed the number, so that whoever follows the names comes to a register that is in nobody's way.
 */
const refuseTaken = Effect.fnUntraced(function* (code: string, year: number, { isStillNext }: Taking) {
  const storage = yield* Storage
  const taken = yield* storage.findMark(markKey.codeOfYear(code, year))
  if (Option.isNone(taken)) return
  // Taken since the register was read, and of this register: that is no mistake of who asks, who has the next one.
  yield* isStillNext
  const { state } = yield* requireOutgoing(taken.value)
  const register = state.numbered?.register ?? ""
  return yield* reject("code-taken", { code, year: String(year), document: taken.value, register })
})

/** The events that number a document and the append that takes the number from its register. */
export const numberDocument = Effect.fnUntraced(function* (
  document: string,
  loaded: Loaded<Outgoing> & { readonly state: Outgoing },
  request: NumberRequest,
) {
  const date = dateOf(yield* agreedNow)
  const year = yearOf(date)
  const { type } = loaded.state.draft
  const common = registerOf(type)
  const register = request.register ?? common
  const taken = yield* takeNumber(register, year, document, common)
  const code: DocumentCode = {
    number: printNumber(taken.number),
    notation: yield* notationOf(loaded.state, request, year),
  }
  const [fault] = codeFaults(code, { type, year })
  if (fault) {
    const said = sayCodeFault(fault, code)
    return yield* reject("code-malformed", { problem: said.en, problemVi: said.vi })
  }
  const events = yield* decideOutgoing(loaded, {
    _tag: "TakeNumber",
    register,
    number: taken.number,
    code,
    date,
  })
  const printed = printCode(code)
  yield* refuseTaken(printed, year, taken)
  const marks = [markKey.codeOfYear(printed, year), markKey.code(printed, date)].map((key) => ({
    key,
    value: document,
  }))
  return { events, append: taken.append, marks, code }
})

const isPrefix = Schema.is(AuthorityPrefix)
const isAuthority = Schema.is(Authority)

/** The authority as it is printed, refused where Annex I knows no such. */
const authorityOf = Effect.fnUntraced(function* ({ authority }: PersonSignature) {
  if (authority === undefined) return {}
  if (isPrefix(authority)) return { authority }
  if (isAuthority(authority)) return { authority: printAuthority(authority) }
  return yield* reject("authority-unknown", { authority: JSON.stringify(authority) })
})

/** Stands in for the certificate while a signature is only tried. */
const noCertificate = (at: VietnamTime): CertificateSummary => ({
  subject: "",
  issuer: "",
  serialNumber: "",
  validFrom: at,
  validUntil: at,
})

/** Before a key is used: a signature that must not be is not made. */
const refuseToSign = (state: Outgoing, as: SignatureHolder) => {
  const wrong = whyNotSign(state, as)
  return wrong ? Effect.fail(wrong) : Effect.void
}

/** With its first signature a document is to be sent: what that means for the commit of the signature. */
const dutiesOfSigning = (
  document: string,
  before: Outgoing,
  events: ReadonlyArray<OutgoingEvent>,
  at: VietnamTime,
) => {
  const state = fold(evolve, before, events, at)
  return dutiesOfOutgoingChange(document, { state: before, deliveries: [] }, { state, deliveries: [] }, at)
}

/** Signs a document as its competent person. */
export const signAsPerson = Effect.fn("Exchange.signAsPerson")(function* (
  document: string,
  request: PersonSignature,
  by: Actor,
) {
  yield* Effect.gen(function* () {
    const loaded = yield* requireOutgoing(document)
    yield* refuseToSign(loaded.state, "person")
    const before = currentFiles(loaded.state)
    const signer = { signer: by, ...(yield* authorityOf(request)) }
    const at = yield* agreedNow
    const trial = { ...signer, files: before, certificate: noCertificate(at), at }
    yield* checkSendable({ ...loaded.state, signed: trial }, at)
    const { files, certificate, ...signed } = yield* signFiles(before, "person", by)
    const events = yield* decideOutgoing(loaded, { _tag: "SignAsPerson", ...signer, files, certificate })
    const duties = yield* dutiesOfSigning(document, loaded.state, events, signed.at)
    yield* record(
      by,
      {
        appends: [append("outgoing", loaded, events), ...duties.appends],
        blobs: replaceHolds(loaded.stream, before, files),
        work: { add: duties.work },
      },
      signed.at,
    )
  }).pipe(retryContended)
})

/** Numbers a document and signs it as the agency, in one commit. Answers with its code. */
export const signAsAgency = Effect.fn("Exchange.signAsAgency")(function* (
  document: string,
  request: NumberRequest,
  by: Actor,
) {
  const turn = yield* RegisterTurn
  // The axis is asked before the register is held, so that nobody else waits for its answer.
  yield* (yield* AxisTime).clock
  return yield* Effect.gen(function* () {
    const loaded = yield* requireOutgoing(document)
    yield* refuseToSign(loaded.state, "agency")
    const numbered = yield* numberDocument(document, loaded, request)
    const before = currentFiles(loaded.state)
    const at = yield* now
    const state = fold(evolve, loaded.state, numbered.events, at)
    if (state) yield* checkSendable(state, at)
    const signed = yield* signFiles(before, "agency", by)
    const sealed = yield* decideOutgoing(
      { ...loaded, state },
      { _tag: "SealAsAgency", files: signed.files, certificate: signed.certificate },
    )
    const events = [...numbered.events, ...sealed]
    const duties = yield* dutiesOfSigning(document, loaded.state, events, signed.at)
    yield* record(
      by,
      {
        appends: [append("outgoing", loaded, events), numbered.append, ...duties.appends],
        marks: numbered.marks,
        work: { add: duties.work },
        blobs: replaceHolds(loaded.stream, before, signed.files),
      },
      signed.at,
    )
    return numbered.code
  }).pipe(retryContended, turn.take)
})
