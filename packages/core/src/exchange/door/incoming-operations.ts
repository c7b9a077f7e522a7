import {
  type AcceptRequest,
  acceptDocument,
  type RefuseRequest,
  refuseDocument,
} from "../incoming/accept-document.ts"
import {
  agreeToRecall,
  agreeToUpdate,
  declineRecall,
  declineUpdate,
  recordRecallGivenUp,
} from "../incoming/answer-question.ts"
import {
  type AssignRequest,
  assignDocument,
  type CompleteRequest,
  completeDocument,
  type ExtendRequest,
  extendDeadline,
  handBack,
  startProcessing,
} from "../incoming/process-document.ts"
import { getIncoming, readIncomingFile } from "../incoming/read-incoming.ts"
import type { ReasonRequest } from "../input/request.ts"
import type { PaperName } from "../paper/find-electronic.ts"
import { type PaperReceipt, recordPaperReceived } from "../paper/record-paper.ts"
import { type PaperRegistration, registerPaper } from "../paper/register-paper.ts"
import type { DefineOperation } from "./define-operation.ts"
import type { ActingAs, Door } from "./operation.ts"

/** The operations on received documents. Each informs the sender with a status packet. */
export const makeIncoming = <D extends Door>(define: DefineOperation<D>) => ({
  /** Accepts a document into the incoming register (03) and returns its số đến. */
  accept: define("incoming.accept", (document: string, request: AcceptRequest, as: ActingAs) =>
    acceptDocument(document, request, as.by),
  ),
  /** Refuses a document with a reason that the sender reads (02; Art. 5.4). */
  refuse: define("incoming.refuse", (document: string, request: RefuseRequest, as: ActingAs) =>
    refuseDocument(document, request, as.by),
  ),
  /** Assigns a document: who leads, who takes part, the instruction, the deadline (04). */
  assign: define("incoming.assign", (document: string, request: AssignRequest, as: ActingAs) =>
    assignDocument(document, request, as.by),
  ),
  /** Extends the deadline for completing it, with a reason. */
  extend: define("incoming.extend", (document: string, request: ExtendRequest, as: ActingAs) =>
    extendDeadline(document, request, as.by),
  ),
  /** Hands it back to be assigned again, with a reason. */
  handBack: define("incoming.handBack", (document: string, request: ReasonRequest, as: ActingAs) =>
    handBack(document, request, as.by),
  ),
  /** Reports that processing has begun (05). */
  startProcessing: define("incoming.startProcessing", (document: string, as: ActingAs) =>
    startProcessing(document, as.by),
  ),
  /** Reports that processing is finished (06). */
  complete: define("incoming.complete", (document: string, request: CompleteRequest, as: ActingAs) =>
    completeDocument(document, request, as.by),
  ),
  /** Agrees to a recall (15): the content is destroyed, the recall's metadata kept (Art. 9.2). */
  agreeToRecall: define("incoming.agreeToRecall", (document: string, as: ActingAs) =>
    agreeToRecall(document, as.by),
  ),
  /** Declines a recall (16), with a reason. It still obliges, and its duty stays open. */
  declineRecall: define("incoming.declineRecall", (document: string, request: ReasonRequest, as: ActingAs) =>
    declineRecall(document, request, as.by),
  ),
  /** Records that the sender gives up a recall that was declined, with its reason. */
  recordRecallGivenUp: define(
    "incoming.recordRecallGivenUp",
    (document: string, request: ReasonRequest, as: ActingAs) => recordRecallGivenUp(document, request, as.by),
  ),
  /** Agrees to the change that the sender asks for (15). The earlier content is kept beside the new one. */
  agreeToUpdate: define("incoming.agreeToUpdate", (document: string, as: ActingAs) =>
    agreeToUpdate(document, as.by),
  ),
  /** Declines a change (16), with a reason. */
  declineUpdate: define("incoming.declineUpdate", (document: string, request: ReasonRequest, as: ActingAs) =>
    declineUpdate(document, request, as.by),
  ),
  /**
   * Records received paper, named by its document's id or by the details on it, and returns the verdict:
   * required by a rule, a waste (Art. 5.3), or the only copy from a connected sender (Art. 5.2).
   */
  recordPaperReceived: define(
    "incoming.recordPaperReceived",
    (documentOrPaper: string | PaperName, request: PaperReceipt, as: ActingAs) =>
      recordPaperReceived(documentOrPaper, request, as.by),
  ),
  /**
   * Registers paper that came alone and returns its số đến, in one series with the electronic documents. If
   * the electronic document comes later, it has the same number (Decree 30/2020, Art. 22.2).
   */
  registerPaper: define(
    "incoming.registerPaper",
    (paper: PaperName, request: PaperRegistration, as: ActingAs) => registerPaper(paper, request, as.by),
  ),
  /** Returns the document's current state. */
  get: define("incoming.get", getIncoming),
  /** Returns the bytes of its file number `index`, from 0, exactly as they were signed and sent. */
  readFile: define("incoming.readFile", readIncomingFile),
})
