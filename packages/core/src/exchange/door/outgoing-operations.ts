import { Effect } from "effect"
import type { ReasonRequest } from "../input/request.ts"
import { closeUnissued } from "../outgoing/close-unissued.ts"
import {
  type DeliveryPaperRequest,
  recordPaperReturned,
  recordPaperSent,
} from "../outgoing/delivery-paper.ts"
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
import type { ResendRequest } from "../repair/repair-filter.ts"
import { resendAll } from "../repair/resend-all.ts"
import type { Views } from "../view/views.ts"
import { authorize } from "./authorize.ts"
import type { DefineOperation } from "./define-operation.ts"
import type { ActingAs, Door } from "./operation.ts"

/** A reply that completes what it answers is drafted by a person who may complete that. */
const mayComplete = ({ answers = [], completesAnswered }: DraftRequest, as: ActingAs) =>
  Effect.forEach(completesAnswered ? answers : [], (id) => authorize("incoming.complete", as, id), {
    discard: true,
  })

/** The operations on documents that this agency issues. */
export const makeOutgoing = <D extends Door>(define: DefineOperation<D>, views: Views) => ({
  /**
   * Starts a document and returns its id. Fails with an `InputError` for a file that is empty or not the PDF
   * its name says, a missing subject, or a state secret (Art. 1.2).
   */
  draft: define("outgoing.draft", (request: DraftRequest, as: ActingAs) =>
    Effect.andThen(mayComplete(request, as), draftDocument(request, as.by)),
  ),
  /** Replaces the content of an unsigned document. */
  revise: define("outgoing.revise", (document: string, request: DraftRequest, as: ActingAs) =>
    Effect.andThen(mayComplete(request, as), reviseDocument(document, request, as.by)),
  ),
  /** Signs as the competent person (Decree 30/2020, Art. 5.1). */
  signAsPerson: define("outgoing.signAsPerson", (document: string, request: PersonSignature, as: ActingAs) =>
    signAsPerson(document, request, as.by),
  ),
  /** Takes the next number, signs as the agency, and returns the document's số và ký hiệu. */
  signAsAgency: define("outgoing.signAsAgency", (document: string, request: NumberRequest, as: ActingAs) =>
    signAsAgency(document, request, as.by),
  ),
  /**
   * Queues the document for its recipients and returns the plan: for each recipient electronic, paper or
   * both, with the rule and article, and the legal deadline. A document is dispatched once. With `replaces`
   * it replaces earlier documents of this agency.
   */
  dispatch: define("outgoing.dispatch", (document: string, request: DispatchRequest, as: ActingAs) =>
    dispatchDocument(document, request, as.by),
  ),
  /**
   * Closes a document that will not be dispatched (không phát hành), with a reason. Its number stays used,
   * and no operation applies to it any more. A dispatched document is recalled instead: `dispatched-already`.
   */
  closeUnissued: define("outgoing.closeUnissued", (document: string, request: ReasonRequest, as: ActingAs) =>
    closeUnissued(document, request, as.by),
  ),
  /**
   * Asks every recipient that may have the document to give it back (13). Copies that have not left are not
   * sent.
   */
  recall: define("outgoing.recall", (document: string, request: ReasonRequest, as: ActingAs) =>
    recallDocument(document, request, as.by),
  ),
  /** Asks a recipient that declined (16) again. */
  recallAgain: define("outgoing.recallAgain", (document: string, request: RecallAgainRequest, as: ActingAs) =>
    recallAgain(document, request, as.by),
  ),
  /**
   * Changes a dispatched document: its due date, which recipients agree to (15) or decline (16), and its
   * recipients. Content is replaced, never updated (Decree 30/2020, Art. 18.3).
   */
  update: define("outgoing.update", (document: string, request: UpdateRequest, as: ActingAs) =>
    updateDocument(document, request, as.by),
  ),
  /** Restarts a sending that stopped. No recipient gets the document twice. */
  resend: define("outgoing.resend", (document: string, as: ActingAs) => resendDocument(document, as.by)),
  /**
   * Restarts the sending of all documents that stopped or were not reported in time and that match a filter
   * (code, lane, recipient, when it stopped), each as `resend` does, up to 500 at a time. With `dryRun` it
   * lists them with their total number and changes nothing.
   */
  resendAll: define("outgoing.resendAll", (request: ResendRequest, as: ActingAs) =>
    resendAll(views, request, as.by),
  ),
  /** Records that paper required by a rule has been sent. Refused if no rule requires it (Art. 5.3). */
  recordPaperSent: define(
    "outgoing.recordPaperSent",
    (document: string, request: DeliveryPaperRequest, as: ActingAs) =>
      recordPaperSent(document, request, as.by),
  ),
  /** Records that paper has been fetched back from a recipient after a recall. */
  recordPaperReturned: define(
    "outgoing.recordPaperReturned",
    (document: string, request: DeliveryPaperRequest, as: ActingAs) =>
      recordPaperReturned(document, request, as.by),
  ),
  /** Returns the document's current state. */
  get: define("outgoing.get", getOutgoing),
  /**
   * Returns the bytes of its file number `index`, from 0, with the signatures made so far: to show, to print
   * when a rule requires paper, to archive.
   */
  readFile: define("outgoing.readFile", readOutgoingFile),
  /** Returns the delivery to each recipient. */
  deliveries: define("outgoing.deliveries", getDeliveries),
})
