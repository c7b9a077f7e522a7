import { SigningError } from "@lienthong/core"
import { isBroken, type SignRequest, signedOnBroken } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { attemptInPieces, inTurns } from "../turns/in-pieces.ts"
import type { Certificate, ReadCertificate } from "./certificate/certificate.ts"
import { judgeFile } from "./judge-file.ts"
import { hasPdfHeader } from "./pdf/pdf-file.ts"
import { detailOf, PdfProblem } from "./pdf/pdf-problem.ts"
import type { SignatureNote } from "./pdf/space/signature-space.ts"
import { makeUnchangingRoom } from "./pdf/space/unchanging-space.ts"

type SignableFile = Pick<SignRequest, "fileName" | "at">

/** How the signatures that a file already has are judged: against the roots that the signer knows, if any. */
export interface Judging {
  readonly read: ReadCertificate
  readonly trusted: ReadonlyArray<Certificate> | undefined
}

/**
 * Refuses to sign on top of a signature that does not hold. Its own certificate need not be trusted; a later
 * signature whose certificate is not trusted may change nothing of what an earlier one shows.
 */
const checkEarlierSignatures = (bytes: Buffer, { at, fileName }: SignableFile, judging: Judging) =>
  Effect.flatMap(judgeFile(bytes, { ...judging, now: at }), (judged) => {
    const broken = judged.find(({ finding }) => isBroken(finding))
    if (broken === undefined) return Effect.void
    return Effect.andThen(
      Effect.logDebug("an earlier signature does not hold", { problem: broken.problem }),
      Effect.fail(signedOnBroken(fileName, broken.finding)),
    )
  })

/** Opens a file and makes room for a signature in it; the error says why that is impossible. */
export const roomIn = Effect.fnUntraced(function* (
  request: SignableFile,
  file: Uint8Array,
  judging: Judging,
  note: Omit<SignatureNote, "at">,
  size: number,
) {
  const { buffer, byteOffset, byteLength } = file
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  const detail = { file: request.fileName }
  if (!hasPdfHeader(bytes)) return yield* new SigningError({ reason: "not-a-pdf", detail })
  yield* checkEarlierSignatures(bytes, request, judging)
  yield* Effect.yieldNow
  const room = yield* inTurns(
    attemptInPieces(() => makeUnchangingRoom(bytes, { ...note, at: request.at }, size)),
  )
  if ("value" in room) return room.value
  const { error } = room
  if (!(error instanceof PdfProblem)) return yield* Effect.die(error)
  return yield* new SigningError({
    reason: "pdf-unsupported",
    detail: { ...detail, ...detailOf(error) },
  })
})
