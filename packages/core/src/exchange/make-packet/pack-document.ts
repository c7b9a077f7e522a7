import { Effect } from "effect"
import { valueOf } from "../../document/outgoing/decide.ts"
import type { DispatchLine } from "../../document/outgoing/event.ts"
import { currentFiles, type Outgoing } from "../../document/outgoing/state.ts"
import type { Business } from "../../packet/business.ts"
import { laneOf } from "../../policy/urgent-lane.ts"
import { Storage } from "../../port/storage/storage.ts"
import type { VietnamTime } from "../../time/vietnam-time.ts"
import { printCode } from "../../vocabulary/document-code.ts"
import type { Digest } from "../../vocabulary/file.ts"
import { Settings } from "../settings/settings.ts"
import { documentWork, documentWorkId } from "../work-item/document-work.ts"
import { buildPacket } from "./build-packet.ts"
import { stateLegalValue } from "./packet-business.ts"
import { writePacket } from "./write-packet.ts"

/** A document that has its number. */
export type Numbered = Outgoing & { readonly numbered: NonNullable<Outgoing["numbered"]> }

/** Makes the packet of a document once and stores its bytes. */
export const packDocument = Effect.fnUntraced(function* (
  document: Numbered,
  wireId: string,
  to: ReadonlyArray<DispatchLine["to"]>,
  business: Business,
  at: VietnamTime,
) {
  const storage = yield* Storage
  const { agency, place } = yield* Settings
  const packet = buildPacket({
    agency,
    ...(place !== undefined && { place }),
    wireId,
    document,
    to,
    files: currentFiles(document),
    business: stateLegalValue(business, valueOf(document)),
    at,
  })
  return (yield* storage.putBlob(yield* writePacket(packet, storage))).digest
})

/** The work that sends a packet. */
export const packetWork = (
  id: string,
  document: Numbered,
  packet: {
    readonly digest: Digest
    readonly wireId: string
    readonly to: ReadonlyArray<string>
    readonly update?: number
  },
  dueAt: VietnamTime,
) =>
  documentWork.item(
    documentWorkId(id, packet.update),
    {
      document: id,
      packet: packet.digest,
      wireId: packet.wireId,
      code: printCode(document.numbered.code),
      subject: document.draft.subject,
      to: packet.to,
      ...(packet.update !== undefined && { update: packet.update }),
    },
    { lane: laneOf(document.draft.urgency), dueAt },
  )
