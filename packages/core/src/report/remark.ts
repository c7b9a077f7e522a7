import type { StatusReport } from "../document/delivery/event.ts"
import type { Reason } from "../vocabulary/ground.ts"
import { translateRefusal } from "../vocabulary/refusal-codec.ts"

/** A remark in a report: a code to branch on, and a sentence in both languages. */
export interface Remark extends Reason {
  readonly code: string
}

/** Creates a remark. */
export const remark = (code: string, en: string, vi: string): Remark => ({ code, en, vi })

/** Why a recipient refused: by the reason's code, or `status/02` when it gave none. */
export const describeRefused = ({ refusal, description }: StatusReport): Remark => {
  const { en, vi } = refusal
    ? translateRefusal(refusal.reason, refusal.text)
    : { en: description, vi: description }
  return remark(refusal?.reason ?? "status/02", `The recipient refused it: ${en}`, `Bên nhận từ chối: ${vi}`)
}
