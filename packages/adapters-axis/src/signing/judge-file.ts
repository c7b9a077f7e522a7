import type { SignatureCheck, SignatureVerdict } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { type Attempt, attemptInPieces, type InPieces, inTurns } from "../turns/in-pieces.ts"
import { nameOf, summaryOf } from "./certificate/certificate.ts"
import { holderOf } from "./certificate/holder.ts"
import { Unsupported } from "./cms/cms-problem.ts"
import { digestInPieces } from "./cms/digest-algorithm.ts"
import {
  certificateVerdict,
  checkBare,
  checkIntact,
  checkTimestamp,
  findingOf,
  isDocumentTimestamp,
  type Judgement,
  readClaim,
  type SignatureClaim,
  type SignatureResult,
  unreadableFinding,
} from "./judge-signature.ts"
import { type Coverage, coverageOf } from "./pdf/coverage.ts"
import { behindRevision } from "./pdf/later/blank.ts"
import type { FoundSignature } from "./pdf/later/comparison.ts"
import { type LaterChanges, laterChanges } from "./pdf/later/later-changes.ts"
import { permissionOf } from "./pdf/later/permission.ts"
import { expectFoundBehind } from "./pdf/later/rebuilt.ts"
import { expectOneStart } from "./pdf/linearized.ts"
import { effortOf, openPdf, type PdfFile } from "./pdf/pdf-file.ts"
import { expectOneDocument } from "./pdf/readers/one-document.ts"
import type { SignatureDictionary } from "./pdf/signature-dictionary.ts"
import { signaturesOf } from "./pdf/signatures-of.ts"
import { type Budget, expectLeft, spend } from "./pdf/spend.ts"

/** The finding of one signature or timestamp. */
export interface Judged {
  readonly finding: SignatureCheck
  /** A document timestamp has no signer: it concerns a reader only when it does not hold. */
  readonly isTimestamp: boolean
  /** The reason for an invalid signature, for the log. */
  readonly problem: string | undefined
}

/**
 * A limit of some seconds for a file built to be endless. A report of a thousand tagged pages (65,000
 * objects) with three signatures takes less.
 */
const maxSteps = 5_000_000

/**
 * Enough to check ten signatures over 200 MB; a file with ten thousand signatures serves to keep a verifier
 * busy.
 */
const maxDigested = 2_000_000_000

/**
 * A file under judgement. Its signatures are judged from the last to the first, because a later one may
 * affect an earlier one.
 */
interface FileUnderJudgement {
  readonly bytes: Buffer
  readonly by: Judgement
  /** Opens the whole file, at the first signature that is intact. */
  readonly now: () => InPieces<PdfFile>
  /** Throws if readers see different documents in the file. */
  readonly expectOne: () => InPieces<void>
  readonly found: Map<number, FoundSignature>
  readonly steps: Budget
  /** The number of bytes that may still be digested. */
  readonly digesting: Budget
}

interface Outcome extends SignatureResult {
  readonly problem?: string
}

const attempt = <A>(run: () => A): Attempt<A> => {
  try {
    return { value: run() }
  } catch (error) {
    return { error }
  }
}

/** What came behind a signature's revision. White space and a tool's comment say nothing. */
const changesSince = function* (
  { bytes, now, expectOne, found, steps }: FileUnderJudgement,
  { entries }: SignatureDictionary,
  { end }: Coverage,
): InPieces<LaterChanges> {
  expectLeft(steps)
  yield* expectOne()
  if (end === bytes.length) return "signatures"
  spend(steps, (bytes.length - end) >> 4)
  if (behindRevision(bytes, end) === bytes.length) {
    yield* expectFoundBehind(yield* now(), end, steps)
    return "signatures"
  }
  const signed = yield* openPdf(bytes.subarray(0, end))
  try {
    const permission = permissionOf(signed, entries)
    return yield* laterChanges({ signed, now: yield* now(), permission, signatures: found, steps })
  } finally {
    steps.left -= effortOf(signed)
  }
}

/** Digests the covered bytes, for every signature again. */
const digest = <A>({ digesting }: FileUnderJudgement, { end }: Coverage, check: () => A): A => {
  expectLeft(digesting)
  digesting.left -= end
  return check()
}

const verdictOf = function* (
  file: FileUnderJudgement,
  signature: SignatureDictionary,
  coverage: Coverage,
  claim: SignatureClaim,
): InPieces<Outcome> {
  const isTimestamp = isDocumentTimestamp(signature)
  const { digest: algorithm } = claim.message
  if (algorithm !== undefined && file.digesting.left >= 0) yield* digestInPieces(algorithm, coverage.pieces)
  const intact = attempt(() =>
    digest(file, coverage, () => {
      if (isTimestamp) return checkTimestamp(claim, coverage)
      checkIntact(signature, coverage, claim)
      return certificateVerdict(claim, file.by)
    }),
  )
  const doubt = "error" in intact ? intact.error : undefined
  if (doubt !== undefined && !(doubt instanceof Unsupported))
    return { verdict: "signature-broken", problem: String(doubt) }
  const changes = yield* attemptInPieces(() => changesSince(file, signature, coverage))
  if ("error" in changes) {
    const besides = "error" in intact ? "signature-unreadable" : intact.value.verdict
    const problem = String(changes.error)
    return { verdict: "changed-after-signing", ...(besides !== "valid" && { besides }), problem }
  }
  if ("error" in intact) return { verdict: "signature-unreadable", problem: String(doubt) }
  if (intact.value.verdict !== "valid") return intact.value
  return { verdict: changes.value === "as-allowed" ? "changed-as-allowed" : "valid" }
}

/**
 * The finding of a signature that CMS does not read: broken, except that the kind without CMS is reported as
 * not judged here if nothing speaks against it.
 */
const findingWithoutCms = function* (
  file: FileUnderJudgement,
  signature: SignatureDictionary,
): InPieces<SignatureCheck> {
  const coverage = attempt(() => coverageOf(file.bytes, signature))
  if ("error" in coverage) return unreadableFinding
  const signer = attempt(() =>
    digest(file, coverage.value, () => checkBare(signature, coverage.value, file.by)),
  )
  if ("error" in signer || signer.value === undefined) return unreadableFinding
  const changes = yield* attemptInPieces(() => changesSince(file, signature, coverage.value))
  return {
    holder: holderOf(signer.value.subject),
    ...("error" in changes
      ? ({ verdict: "changed-after-signing", besides: "signature-unreadable" } as const)
      : ({ verdict: "signature-unreadable" } as const)),
    signer: nameOf(signer.value.subject),
    certificate: summaryOf(signer.value),
  }
}

const judge = function* (file: FileUnderJudgement, signature: SignatureDictionary): InPieces<Judged> {
  const isTimestamp = isDocumentTimestamp(signature)
  const claim = attempt(() => readClaim(signature, file.by))
  if ("error" in claim) {
    return { finding: yield* findingWithoutCms(file, signature), isTimestamp, problem: String(claim.error) }
  }
  const coverage = attempt(() => coverageOf(file.bytes, signature))
  const { problem, ...verdict }: Outcome =
    "error" in coverage
      ? { verdict: "signature-broken", problem: String(coverage.error) }
      : yield* verdictOf(file, signature, coverage.value, claim.value)
  const finding = attempt(() => findingOf(claim.value, verdict))
  return {
    finding: "error" in finding ? { ...unreadableFinding, ...verdict } : finding.value,
    isTimestamp,
    problem,
  }
}

const isUpheld = (verdict: SignatureVerdict) => verdict === "valid" || verdict === "changed-as-allowed"

/**
 * Judges every signature and timestamp of a PDF, in the order of the file. Never fails. Yields to the event
 * loop meanwhile: a signature of a document of 65,000 objects may take a second.
 */
export const judgeFile = Effect.fnUntraced(function* (bytes: Buffer, by: Judgement) {
  const signatures = yield* inTurns(attemptInPieces(() => signaturesOf(bytes)))
  const unreadable = (problem: string): Judged => ({
    finding: unreadableFinding,
    isTimestamp: false,
    problem,
  })
  if ("error" in signatures) return [unreadable(String(signatures.error))]
  let opened: PdfFile | undefined
  const ends = signatures.value.flatMap((signature) => {
    const coverage = "problem" in signature ? undefined : attempt(() => coverageOf(bytes, signature))
    return coverage !== undefined && "value" in coverage ? [coverage.value.end] : []
  })
  const now = function* () {
    opened ??= yield* openPdf(bytes, Math.min(...ends))
    return opened
  }
  const steps = { left: maxSteps }
  let one: Attempt<void> | undefined
  const expectOne = function* () {
    one ??= yield* attemptInPieces(function* () {
      expectOneStart(yield* now())
      yield* expectOneDocument(yield* now(), steps)
    })
    if ("error" in one) throw one.error
  }
  const file: FileUnderJudgement = {
    bytes,
    by,
    now,
    expectOne,
    found: new Map(),
    steps,
    digesting: { left: maxDigested },
  }
  const judged: Array<Judged> = []
  for (const signature of signatures.value.toReversed()) {
    if ("problem" in signature) {
      judged.push(unreadable(signature.problem))
      continue
    }
    yield* Effect.yieldNow
    const one = yield* inTurns(judge(file, signature))
    const { isTimestamp } = one
    file.found.set(signature.contents.start, { isTimestamp, holds: isUpheld(one.finding.verdict) })
    judged.push(one)
  }
  return judged.toReversed()
})
