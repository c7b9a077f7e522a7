import { Schema } from "effect"
import type { NewWork } from "../../port/storage/work.ts"
import { Digest } from "../../vocabulary/file.ts"

/** The payload of the work that sends a packet once more to those who have not reported on it. */
export const ResendWork = Schema.Struct({
  document: Schema.String,
  /** The number of the update whose packet this is; absent for the packet of the dispatch. */
  update: Schema.optionalKey(Schema.Int),
  packet: Digest,
  /** Whom the packet names. */
  to: Schema.Array(Schema.String),
})
export type ResendWork = typeof ResendWork.Type
export const resendWorkKind = "resend"

const encode = Schema.encodeSync(Schema.fromJsonString(ResendWork))

/** A packet is sent once more by one piece of work at a time. */
export const resendWorkId = ({ document, update }: Pick<ResendWork, "document" | "update">) =>
  update === undefined ? `resend/${document}` : `resend/${document}/update/${update}`

export const resendWork = (
  payload: ResendWork,
  { lane, dueAt }: Pick<NewWork, "lane" | "dueAt">,
): NewWork => ({
  id: resendWorkId(payload),
  lane,
  kind: resendWorkKind,
  payload: encode(payload),
  dueAt,
})
