import type { Actor } from "@lienthong/core"
import {
  type BegunSignature,
  type MadeSignature,
  type SignatureFinding,
  type SignatureHolder,
  SignatureVerifier,
  Signer,
  type SignLater,
} from "@lienthong/core/adapter"
import type { VietnamTime } from "@lienthong/core/calendar"
import { Context, Effect, Layer, type Scope } from "effect"
import {
  type WholeSigner,
  type WholeVerifier,
  wholeSigner,
  wholeVerifier,
} from "../../exchange/whole-signing.ts"
import { minimalPdf } from "../../pdf/minimal-pdf.ts"

/** A signer, and a verifier that trusts its keys. */
export interface SigningDesk {
  /** Has the keys of `person` and of the agency. */
  readonly signer: Layer.Layer<Signer, unknown>
  readonly verifier: Layer.Layer<SignatureVerifier, unknown>
  /** The person's name is the certificate's. */
  readonly person: Actor
  /** The time at which files are signed; all keys are valid then. */
  readonly at: VietnamTime
  /** A person whose key the signer does not have. */
  readonly stranger?: Actor
  /** Times at which the keys are no longer valid, and not yet valid. */
  readonly after?: VietnamTime
  readonly before?: VietnamTime
  /** A signer with keys that the verifier does not trust. */
  readonly untrusted?: Layer.Layer<Signer, unknown>
  /** A key of `person` outside the signer: its certificates in DER, and how it signs a begun signature. */
  readonly elsewhere?: KeyElsewhere
}

/** A key that the signer does not have. */
export interface KeyElsewhere {
  readonly certificates?: ReadonlyArray<Uint8Array>
  readonly sign: (begun: BegunSignature) => Effect.Effect<MadeSignature, unknown>
}

/** A desk where files are signed and checked. */
export interface OpenDesk {
  readonly signer: WholeSigner
  readonly verifier: WholeVerifier
  readonly untrusted: WholeSigner
  readonly person: Actor
  readonly stranger: Actor
  readonly at: VietnamTime
  readonly after: VietnamTime
  readonly before: VietnamTime
  readonly elsewhere: KeyElsewhere
  /** Signs later. The second one belongs to a signer that was opened again, as after a restart. */
  readonly later: SignLater
  readonly laterAgain: SignLater
}

const given = <A>(value: A | undefined, name: string) =>
  value === undefined ? Effect.die(new Error(`the suite was given no ${name}`)) : Effect.succeed(value)

/** Fails only the tests that need a part of the desk that was not given. */
const lacking = (name: string): WholeSigner => ({ sign: () => given(undefined, name) })

const noElsewhere: KeyElsewhere = { sign: () => given(undefined, "key elsewhere") }

const noLater: SignLater = {
  begin: () => given(undefined, "signer that signs later"),
  finish: () => given(undefined, "signer that signs later"),
}

const nobody: Actor = { id: "khong-co", name: "Không Có Người Này" }

/** Opens a desk for one test. */
export const openDesk = (
  desk: Effect.Effect<SigningDesk, unknown, Scope.Scope>,
): Effect.Effect<OpenDesk, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const {
      signer,
      verifier,
      untrusted,
      stranger = nobody,
      person,
      at,
      after = at,
      before = at,
      elsewhere = noElsewhere,
    } = yield* desk
    const built = <A, I>(key: Context.Key<I, A>, layer: Layer.Layer<I, unknown>) =>
      Effect.map(Layer.build(Layer.fresh(layer)), Context.get(key))
    const service = yield* built(Signer, signer)
    return {
      signer: wholeSigner(service),
      later: service.later ?? noLater,
      laterAgain: (yield* built(Signer, signer)).later ?? noLater,
      elsewhere,
      verifier: wholeVerifier(yield* built(SignatureVerifier, verifier)),
      untrusted:
        untrusted === undefined ? lacking("untrusted signer") : wholeSigner(yield* built(Signer, untrusted)),
      person,
      stranger,
      at,
      after,
      before,
    }
  })

/** A document as it is drawn up, before anybody has signed it. */
export const draft = (title = "Báo cáo tháng 02/2026"): Uint8Array =>
  minimalPdf({ title, lines: ["Kính gửi: Văn phòng Chính phủ", "So tien: 1.000.000 dong"] })

/** Signs a file as the person or the agency at the desk. */
export const signAs = (
  { signer, person, at }: Pick<OpenDesk, "signer" | "person" | "at">,
  as: SignatureHolder,
  bytes: Uint8Array,
) => signer.sign({ as, by: person, fileName: "bao-cao.pdf", bytes, purpose: "Ký ban hành", at })

/** Signs a file as the person, and then as the agency. */
export const signByBoth = (desk: OpenDesk, bytes: Uint8Array) =>
  Effect.flatMap(signAs(desk, "person", bytes), (signed) => signAs(desk, "agency", signed.bytes))

export const verify = ({ verifier, at }: OpenDesk, bytes: Uint8Array, now: VietnamTime = at) =>
  verifier.verify({ name: "bao-cao.pdf", bytes, now })

/** The signers and verdicts, in short. */
export const inShort = (findings: ReadonlyArray<SignatureFinding>) =>
  findings.map(({ holder, verdict }) => `${holder} ${verdict}`)

/** The file with another amount in its text. */
export const altered = (bytes: Uint8Array): Uint8Array => {
  const place = Buffer.from(bytes).indexOf("1.000.000")
  return place < 0 ? bytes : bytes.with(place, "9".charCodeAt(0))
}
