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
import type { On } from "./on.ts"
import type { As, Door } from "./operation.ts"

/** A reply that completes what it answers is drafted by a person who may complete that. */
const mayComplete = ({ answers = [], completesAnswered }: DraftRequest, as: As) =>
  Effect.forEach(completesAnswered ? answers : [], (id) => authorize("incoming.complete", as, id), {
    discard: true,
  })

/** The operations on documents that this agency issues. */
export const makeOutgoing = <D extends Door>(on: On<D>, views: Views) => ({
  /**
   * Starts a document and gives its id. Fails with an `InputError` for a file that is empty or not the PDF
   * its name says, a missing subject, or a state secret (Art. 1.2).
   */
  draft: on("outgoing.draft", (request: DraftRequest, as: As) =>
    Effect.andThen(mayComplete(request, as), draftDocument(request, as.by)),
  ),
  /** Replaces the content of an unsigned document. */
  revise: on("outgoing.revise", (document: string, request: DraftRequest, as: As) =>
    Effect.andThen(mayComplete(request, as), reviseDocument(document, request, as.by)),
  ),
  /** Signs as the competent person (Decree 30/2020, Art. 5.1). */
  signAsPerson: on("outgoing.signAsPerson", (document: string, request: PersonSignature, as: As) =>
    signAsPerson(document, request, as.by),
  ),
  /** Takes the next number, signs as the agency, and gives the document's số và ký hiệu. */
  signAsAgency: on("outgoing.signAsAgency", (document: string, request: NumberRequest, as: As) =>
    signAsAgency(document, request, as.by),
  ),
  /**
   * Queues the document for its recipients and gives the plan: for each recipient electronic, paper or both,
   * with the rule and article, and the legal deadline. A document is dispatched once. With `replaces` it
   * replaces earlier documents of this agency.
   */
  dispatch: on("outgoing.dispatch", (document: string, request: DispatchRequest, as: As) =>
    dispatchDocument(document, request, as.by),
  ),
  /**
   * Closes a document that will not be dispatched (không phát hành), with a reason. Its number stays used,
   * and no operation applies to it any more. A dispatched document is recalled instead: `dispatched-already`.
   */
  closeUnissued: on("outgoing.closeUnissued", (document: string, request: ReasonRequest, as: As) =>
    closeUnissued(document, request, as.by),
  ),
  /**
   * Asks every recipient that may have the document to give it back (13). Copies that have not left are not
   * sent.
   */
  recall: on("outgoing.recall", (document: string, request: ReasonRequest, as: As) =>
    recallDocument(document, request, as.by),
  ),
  /** Asks a recipient that declined (16) again. */
  recallAgain: on("outgoing.recallAgain", (document: string, request: RecallAgainRequest, as: As) =>
    recallAgain(document, request, as.by),
  ),
  /**
   * Changes a dispatched document: its due date, which recipients agree to (15) or decline (16), and its
   * recipients. Content is replaced, never updated (Decree 30/2020, Art. 18.3).
   */
  update: on("outgoing.update", (document: string, request: UpdateRequest, as: As) =>
    updateDocument(document, request, as.by),
  ),
  /** Restarts a sending that stopped. No recipient gets the document twice. */
  resend: on("outgoing.resend", (document: string, as: As) => resendDocument(document, as.by)),
  /**
   * Restarts the sending of all documents that stopped or were not reported in time and that match a filter
   * (code, lane, recipient, when it stopped), each as `resend` does, up to 500 at a time. With `dryRun` it
   * lists them with their total number and changes nothing.
   */
  resendAll: on("outgoing.resendAll", (request: ResendRequest, as: As) => resendAll(views, request, as.by)),
  /** Records that paper required by a rule has been sent. Refused if no rule requires it (Art. 5.3). */
  recordPaperSent: on("outgoing.recordPaperSent", (document: string, request: DeliveryPaperRequest, as: As) =>
    recordPaperSent(document, request, as.by),
  ),
  /** Records that paper has been fetched back from a recipient after a recall. */
  recordPaperReturned: on(
    "outgoing.recordPaperReturned",
    (document: string, request: DeliveryPaperRequest, as: As) =>
      recordPaperReturned(document, request, as.by),
  ),
  /** Gives the document's current state. */
  get: on("outgoing.get", getOutgoing),
  /**
   * Gives the bytes of its file number `index`, from 0, with the signatures made so far: to show, to print
   * when a rule requires paper, to archive.
   */
  readFile: on("outgoing.readFile", readOutgoingFile),
  /** Gives the delivery to each recipient. */
  deliveries: on("outgoing.deliveries", getDeliveries),
})
