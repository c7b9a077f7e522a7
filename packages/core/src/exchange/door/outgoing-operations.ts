import type { ReasonRequest } from "../input/request.ts"
import { closeUnissued } from "../outgoing/close-unissued.ts"
import { type PaperRequest, recordPaperReturned, recordPaperSent } from "../outgoing/delivery-paper.ts"
import { type DispatchRequest, dispatchDocument } from "../outgoing/dispatch-document.ts"
import { type DraftRequest, draftDocument, reviseDocument } from "../outgoing/draft-document.ts"
import { getDeliveries } from "../outgoing/get-deliveries.ts"
import { getOutgoing, readOutgoingFile } from "../outgoing/read-outgoing.ts"
import { type RecallAgainRequest, recallAgain, recallDocument } from "../outgoing/recall-document.ts"
import { resendDocument } from "../outgoing/resend-document.ts"
import {
  type NumberRequest,
  type PersonSignature,
  signAsAgency,
  signAsPerson,
} from "../outgoing/sign-document.ts"
import { type UpdateRequest, updateDocument } from "../outgoing/update-document.ts"
import type { WithFacts } from "../report/kept-facts.ts"
import type { ResendRequest } from "../work/repair-filter.ts"
import { resendAll } from "../work/resend-all.ts"
import type { As, On } from "./on.ts"

/** What can be done with documents this agency issues. */
export const makeOutgoing = (on: On, withFacts: WithFacts) => ({
  /**
   * Starts a document and answers with its id. Fails with an `InputError` for a file that is empty or not the
   * PDF its name says, a missing subject, or a state secret (Art. 1.2).
   */
  draft: on("outgoing.draft", (request: DraftRequest, as: As) => draftDocument(request, as.by)),
  /** Replaces the content of a document that nobody has signed yet. */
  revise: on("outgoing.revise", (document: string, request: DraftRequest, as: As) =>
    reviseDocument(document, request, as.by),
  ),
  /** Signs as the competent person (Decree 30/2020, Art. 5.1). */
  signAsPerson: on("outgoing.signAsPerson", (document: string, request: PersonSignature, as: As) =>
    signAsPerson(document, request, as.by),
  ),
  /** Takes the next number, signs as the agency, and answers with the document's số và ký hiệu. */
  signAsAgency: on("outgoing.signAsAgency", (document: string, request: NumberRequest, as: As) =>
    signAsAgency(document, request, as.by),
  ),
  /**
   * Queues the document for its recipients and answers with the plan: for each recipient electronic, paper or
   * both, with the rule and article, and the legal deadline. A document is dispatched once. With `replaces`
   * it goes in the place of earlier ones of this agency.
   */
  dispatch: on("outgoing.dispatch", (document: string, request: DispatchRequest, as: As) =>
    dispatchDocument(document, request, as.by),
  ),
  /**
   * Closes a document that nobody will dispatch (không phát hành), with a reason. Its number stays used, and
   * nothing can be done with it any more. One that was dispatched is recalled instead: `dispatched-already`.
   */
  closeUnissued: on("outgoing.closeUnissued", (document: string, request: ReasonRequest, as: As) =>
    closeUnissued(document, request, as.by),
  ),
  /** Asks every recipient that may have the document to give it back (13); what has not left stays. */
  recall: on("outgoing.recall", (document: string, request: ReasonRequest, as: As) =>
    recallDocument(document, request, as.by),
  ),
  /** Asks a recipient that declined (16) once more. */
  recallAgain: on("outgoing.recallAgain", (document: string, request: RecallAgainRequest, as: As) =>
    recallAgain(document, request, as.by),
  ),
  /**
   * Changes what may be changed of a dispatched document: its due date, which recipients agree to (15) or
   * decline (16), and who gets it. Content is replaced, never updated (Decree 30/2020, Art. 18.3).
   */
  update: on("outgoing.update", (document: string, request: UpdateRequest, as: As) =>
    updateDocument(document, request, as.by),
  ),
  /** Starts a sending again that had come to a stop. Nobody gets the document twice. */
  resend: on("outgoing.resend", (document: string, as: As) => resendDocument(document, as.by)),
  /**
   * Starts the sending of all documents again that had come to a stop or were not heard of in time, and that
   * a filter wants (code, lane, recipient, when it stopped), each as `resend` does, up to 500 at a time. With
   * `dryRun` it answers which those are and how many in all, and does nothing.
   */
  resendAll: on("outgoing.resendAll", (request: ResendRequest, as: As) =>
    resendAll(withFacts, request, as.by),
  ),
  /** Records that the paper a rule orders has gone out; refused where no rule does (Art. 5.3). */
  recordPaperSent: on("outgoing.recordPaperSent", (document: string, request: PaperRequest, as: As) =>
    recordPaperSent(document, request, as.by),
  ),
  /** Records that paper which a recall left out there has been fetched back. */
  recordPaperReturned: on("outgoing.recordPaperReturned", (document: string, request: PaperRequest, as: As) =>
    recordPaperReturned(document, request, as.by),
  ),
  /** The document as it stands. */
  get: on("outgoing.get", getOutgoing),
  /**
   * The bytes of its file number `index`, from 0, with the signatures made so far: to show, to print where a
   * rule orders paper, to archive.
   */
  readFile: on("outgoing.readFile", readOutgoingFile),
  /** How it fares with each recipient. */
  deliveries: on("outgoing.deliveries", getDeliveries),
})
