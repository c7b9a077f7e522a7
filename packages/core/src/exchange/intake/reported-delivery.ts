import { Effect } from "effect"
import type { DocumentError } from "../../document/document-error.ts"
import { linesOf } from "../../document/outgoing/state.ts"
import type { ResponseFor } from "../../packet/party.ts"
import type { ReadStatusPacket } from "../../packet/status-packet.ts"
import type { Tolerance } from "../../packet/tolerance.ts"
import type { Storage } from "../../port/storage/storage.ts"
import type { StorageError } from "../../port/storage/storage-error.ts"
import type { LocalDate } from "../../time/vietnam-time.ts"
import { identifierTexts, isSameAgencyCode } from "../../vocabulary/key.ts"
import { statusCode } from "../../vocabulary/status-code.ts"
import { loadDelivery } from "../change/delivery.ts"
import { loadOutgoing } from "../change/outgoing.ts"
import { alsoFormer } from "../directory/former-codes.ts"
import { findOwnDocument } from "../identity/find-own-document.ts"
import { isOwnCode } from "../identity/own-codes.ts"
import { completed, foundUndated, type Naming, newestOf, noneOf } from "../identity/undated.ts"
import type { Settings } from "../settings/settings.ts"

/** Finds the delivery to an agency, which may report under either of its codes or by its successor. */
const findDelivery = Effect.fnUntraced(function* (document: string, reporter: string) {
  const direct = yield* loadDelivery(document, reporter)
  if (direct.state) return direct
  const { state } = yield* loadOutgoing(document)
  const reporters = yield* alsoFormer([reporter])
  const line =
    state &&
    linesOf(state).find(({ to }) =>
      [to.code, to.otherCode].some(
        (code) => code !== undefined && reporters.some((each) => isSameAgencyCode(code, each)),
      ),
    )
  return line ? yield* loadDelivery(document, line.to.code) : direct
})

type Loaded = Effect.Success<ReturnType<typeof loadDelivery>>

/** The deliveries that a report is about, and what was noted where it names its document by number alone. */
export interface Reported {
  readonly deliveries: ReadonlyArray<Loaded>
  readonly notes: ReadonlyArray<Tolerance>
  /** The dates of several documents that it may mean, none of which it is applied to. */
  readonly ambiguous?: ReadonlyArray<LocalDate>
}

/** An answer to a question ends it for good: after 15 a document is shown as given back. */
const isAnswer = ({ status }: ReadStatusPacket): boolean =>
  status === statusCode.agreed || status === statusCode.declined

/**
 * Whether a reference can be to a document of ours. It names its issuer, in the identifier too; in some
 * dialects `OrganId` is the reporter itself. A number of any other agency is not ours, though we may have
 * assigned the same one.
 */
const mayBeOurs = Effect.fnUntraced(function* ({ from }: ReadStatusPacket, named: ResponseFor) {
  const isOur = yield* isOwnCode
  const { organId, documentId } = named
  const issuer = identifierTexts(documentId)?.agency
  if (organId === "" && issuer === undefined) return true
  if (isOur(organId) || (issuer !== undefined && isOur(issuer))) return true
  return issuer === undefined && isSameAgencyCode(organId, from.code)
})

/**
 * A reference as it can name a document of ours. An identifier of another agency says nothing about a number
 * of ours, and a reference to another agency's document is looked up by its identifier alone.
 */
const asOurs = Effect.fnUntraced(function* (packet: ReadStatusPacket, reference: ResponseFor) {
  if (!(yield* mayBeOurs(packet, reference))) return { ...reference, code: "" }
  const issuer = identifierTexts(reference.documentId)?.agency
  return issuer !== undefined && (yield* isOwnCode)(issuer) ? completed(reference) : reference
})

/**
 * The delivery that a report means by one reference: the one whose document it names. Where no date can be
 * read, all documents of the number that were sent to the reporter can be meant. Recipients report on what
 * they have just received, and the next report corrects a wrong one, so the newest counts and is noted. An
 * answer counts only if one document was asked for.
 */
export const reportedBy = Effect.fnUntraced(function* (
  packet: ReadStatusPacket,
  reference: ResponseFor,
  by: Naming,
): Effect.fn.Return<Reported, DocumentError | StorageError, Settings | Storage> {
  const named = yield* asOurs(packet, reference)
  const found = yield* Effect.forEach(yield* findOwnDocument(named, by), ({ id, undated }) =>
    Effect.map(findDelivery(id, packet.from.code), (loaded) => ({ loaded, undated })),
  )
  const sent = found.filter(({ loaded }) => loaded.state !== undefined)
  const asked = sent.filter(({ loaded }) => (loaded.state?.questions.length ?? 0) > 0)
  const possible = isAnswer(packet) && sent.length > 1 && asked.length > 0 ? asked : sent
  const [newest, ...others] = possible.flatMap(({ undated }) => undated ?? [])
  const deliveries = possible.slice(0, 1).map(({ loaded }) => loaded)
  if (newest === undefined) return { deliveries, notes: [] }
  const { code } = named
  if (others.length === 0) return { deliveries, notes: [foundUndated(code, newest)] }
  const dates = [newest, ...others] as const
  return isAnswer(packet)
    ? { deliveries: [], notes: [noneOf(code, dates)], ambiguous: dates }
    : { deliveries, notes: [newestOf(code, dates)] }
})
