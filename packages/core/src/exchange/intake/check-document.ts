import { Effect, Option } from "effect"
import { storableText } from "../../adapter-kit/storable-text.ts"
import type { Checked, Refusal } from "../../document/incoming/event.ts"
import type { DocumentPacket } from "../../packet/document-packet.ts"
import { judgeSignatures } from "../../policy/judge-signatures.ts"
import type { SignedFile } from "../../policy/legal-value.ts"
import { describeMainFile, mainFileOf, mainFirst } from "../../policy/main-file.ts"
import { sealedBy } from "../../policy/sealed-by.ts"
import { strictSignaturePolicy } from "../../policy/signature-policy.ts"
import type { Detail } from "../../problem/sentence.ts"
import { documentTypeNamed } from "../../vocabulary/document-type.ts"
import type { FileRef } from "../../vocabulary/file.ts"
import { printRefusal, writeRefusal } from "../../vocabulary/refusal-codec.ts"
import type { RefusalReason } from "../../vocabulary/refusal-reason.ts"
import { findSender } from "../directory/find-agency.ts"
import { findConfirmed } from "../directory/find-confirmed.ts"
import { askToVerify } from "../file/ask-signing.ts"
import { knownSender } from "../identity/sender-codes.ts"
import type { OpenedDocument } from "../make-packet/open-packet.ts"
import { now } from "../runtime/runtime.ts"
import { Settings } from "../settings/settings.ts"

/** A packet may contain text of any length, which its refusal repeats. */
const maxDetailLength = 300

const shortened = (detail: Detail): Detail =>
  Object.fromEntries(
    Object.entries(detail).map(([name, text]) => [
      name,
      text.length > maxDetailLength ? storableText(`${text.slice(0, maxDetailLength)}…`) : text,
    ]),
  )

/** Makes a refusal with the catalogue's sentence, which the sender's clerk reads. */
export const refusalFor = (reason: RefusalReason, detail: Detail): Refusal => ({
  reason,
  text: writeRefusal(reason, shortened(detail)),
})

/** The text for the axis with a failed acknowledgement. */
export const printed = (refusal: Refusal) => printRefusal(refusal.reason, refusal.text)

/** The result of checking a document. */
export type DocumentCheck =
  | { readonly _tag: "Whole"; readonly checked: Checked }
  | { readonly _tag: "Refused"; readonly refusal: Refusal }

/** Refuses a document for a reason of the catalogue. */
export const refused = (reason: RefusalReason, detail: Detail): DocumentCheck => ({
  _tag: "Refused",
  refusal: refusalFor(reason, detail),
})

/**
 * The codes and the name by which certificates may name the sender. The directory is asked unless every seal
 * states a code: the sender's name in the packet proves nothing. A seal that names another code waits for the
 * directory; one with only a name cannot be compared without it.
 */
const namesOf = Effect.fnUntraced(function* (
  files: ReadonlyArray<SignedFile>,
  { code }: DocumentPacket["from"],
) {
  const stated = { codes: [code] }
  const seals = files.flatMap(({ findings }) => findings.map((finding) => sealedBy([finding], stated)))
  const isNamedOtherwise = seals.includes("another-agency")
  if (!isNamedOtherwise && !seals.includes("unknown")) return stated
  const known = yield* isNamedOtherwise ? findConfirmed(code, findSender) : knownSender(code)
  return Option.match(known, {
    onNone: () => stated,
    onSome: ({ name, code: listed, otherCode = listed }) => ({ codes: [code, listed, otherCode], name }),
  })
})

/**
 * Checks completeness, integrity and authenticity before a document is accepted (tính đầy đủ, toàn vẹn, xác
 * thực; Art. 9.1), in that order. An unsigned document passes, for information only. The agency's signature
 * policy decides about invalid signatures.
 */
export const checkDocument = Effect.fnUntraced(function* ({
  packet,
  broken,
  tolerated,
  files,
}: OpenedDocument) {
  const [missing] = broken
  if (missing) return refused(missing.reason, { file: missing.name })
  const carried = yield* Effect.forEach(packet.attachments, ({ name, contentId, digest }) =>
    Effect.gen(function* () {
      const bytes = yield* files.getBlob(digest)
      const findings = yield* askToVerify({ name, bytes, now: yield* now })
      return { name: name === "" ? contentId : name, findings }
    }),
  )
  const main = mainFileOf(carried)
  const signed = mainFirst(carried, main)
  const { signaturePolicy = strictSignaturePolicy } = yield* Settings
  const documentType = documentTypeNamed(packet.documentType.name ?? "")
  const { fullName } = packet.signer
  const judged = judgeSignatures(signed, {
    policy: signaturePolicy,
    sender: yield* namesOf(signed, packet.from),
    ...(fullName !== undefined && { signer: fullName }),
    ...(documentType !== undefined && { documentType }),
  })
  if (judged._tag === "Refused") return refused(judged.defect.reason, judged.defect.detail)
  const refs = packet.attachments.map(
    ({ name, contentId, mediaType, size, digest, description }): FileRef => ({
      name: name === "" ? contentId : name,
      mediaType,
      size,
      digest,
      ...(description !== undefined && { description }),
    }),
  )
  const [first, ...rest] = mainFirst(refs, main)
  if (!first) return refused("no-attachment", {})
  const { seals, signatures, legalValue } = judged
  const { value, article, reason } = legalValue
  const said = main === 0 ? [reason] : [reason, describeMainFile(first.name)]
  const checked: Checked = {
    files: [first, ...rest],
    legalValue: value,
    legalValueGround: {
      article,
      reason: { en: said.map(({ en }) => en).join(" "), vi: said.map(({ vi }) => vi).join(" ") },
    },
    sealedBy: seals[0] ?? "nobody",
    seals,
    signatures,
    tolerated: tolerated.map(({ en }) => en),
    tolerances: tolerated,
  }
  return { _tag: "Whole", checked } satisfies DocumentCheck
})
