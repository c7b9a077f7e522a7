import { Schema } from "effect"
import { decision28, ground, type Reason } from "../vocabulary/ground.ts"

/**
 * Độ mật of a document as the host states it: none, mật, tối mật, tuyệt mật. A host maps its own mark for
 * "none" to `none`; an unmapped mark does not decode, so the document is not accepted.
 */
export const Secrecy = Schema.Literals(["none", "secret", "top-secret", "absolute-secret"])
export type Secrecy = typeof Secrecy.Type

/** The name of each level. */
export const secrecyNames: Readonly<Record<Secrecy, Reason>> = {
  none: { en: "not classified", vi: "Không mật" },
  secret: { en: "secret", vi: "Mật" },
  "top-secret": { en: "top secret", vi: "Tối mật" },
  "absolute-secret": { en: "absolute secret", vi: "Tuyệt mật" },
}

/** A document that must not be exchanged electronically because it is a state secret (bí mật nhà nước). */
export const StateSecret = Schema.TaggedStruct("StateSecret", {
  level: Schema.Literals(["secret", "top-secret", "absolute-secret"]),
  ...ground,
})
export interface StateSecret extends Schema.Schema.Type<typeof StateSecret> {}

/**
 * Whether a document is a state secret. Decision 28/2018 does not apply to state secrets (Art. 1.2): they
 * never enter the exchange, not even as a draft.
 */
export const stateSecret = (secrecy: Secrecy): StateSecret | undefined =>
  secrecy === "none"
    ? undefined
    : {
        _tag: "StateSecret",
        level: secrecy,
        article: decision28("1.2"),
        reason: {
          en: `A document classified “${secrecyNames[secrecy].en}” is not sent or received through connected document systems.`,
          vi: `Văn bản có độ mật “${secrecyNames[secrecy].vi}” không được gửi, nhận qua hệ thống liên thông.`,
        },
      }
