import { Effect } from "effect"
import { levelOneOf } from "../../agency/read-identifier.ts"
import type { Checked, Envelope } from "../../document/incoming/event.ts"
import type { ReceivedPaper } from "../../document/paper/event.ts"
import { isGovernmentFocalPoint } from "../../policy/paper.ts"
import { type PaperVerdict, paperReceived } from "../../policy/paper-received.ts"
import { codeOfType, typeNamed } from "../../vocabulary/document-type.ts"
import { Settings } from "../settings/settings.ts"

/** The part of an electronic document that decides about its paper. */
export interface Electronic {
  readonly envelope: Envelope
  readonly checked: Pick<Checked, "legalValue">
}

/**
 * Judges paper by its electronic document. The agency's own list of Art. 7.2b binds senders of its own
 * ministry or locality; for another sender only the packet can tell.
 */
export const judgePaper = Effect.fnUntraced(function* (
  copy: ReceivedPaper,
  { electronic, connected }: { readonly electronic?: Electronic | undefined; readonly connected: boolean },
): Effect.fn.Return<PaperVerdict, never, Settings> {
  const { agency, otherCodes, paperList, governmentFocalPoints, ownTypes = [] } = yield* Settings
  const ours = [agency.code, ...otherCodes]
  const sameLocality = ours.some((code) => levelOneOf(code) === levelOneOf(copy.from.code))
  const { envelope, checked } = electronic ?? {}
  const type = typeNamed(envelope?.typeName ?? "", ownTypes)
  return paperReceived({
    connected,
    governmentFocalPoints: isGovernmentFocalPoint(ours, governmentFocalPoints) ? [agency.code] : [],
    list: sameLocality ? paperList : { ...paperList, entries: [] },
    matters: copy.matters,
    issued: { by: copy.from.code, on: copy.date ?? copy.receivedOn },
    recipient: {
      code: agency.code,
      ...(copy.capacity !== undefined && { capacity: copy.capacity }),
      ...(copy.individual !== undefined && { individual: copy.individual }),
    },
    ...(envelope &&
      checked && {
        electronic: {
          legalValue: checked.legalValue,
          ...(type !== undefined && { documentType: codeOfType(type) }),
          ...(envelope.paper !== undefined && { paper: envelope.paper }),
          ...(envelope.addressees !== undefined && { addressees: envelope.addressees }),
        },
      }),
  })
})
