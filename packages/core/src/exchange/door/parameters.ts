import { Schema } from "effect"
import type { Action } from "../../policy/permission.ts"
import { StatedCapacity } from "../dispatcher/capacity.ts"
import { ConversionRequest } from "../entry/record-conversion.ts"
import { AcceptRequest, RefuseRequest } from "../incoming/accept-document.ts"
import { AssignRequest, CompleteRequest, ExtendRequest } from "../incoming/process-document.ts"
import { Millis, ReasonRequest } from "../input/request.ts"
import { PaperRequest } from "../outgoing/delivery-paper.ts"
import { DispatchRequest } from "../outgoing/dispatch-document.ts"
import { DraftRequest } from "../outgoing/draft-document.ts"
import { RecallAgainRequest } from "../outgoing/recall-document.ts"
import { NumberRequest, PersonSignature } from "../outgoing/sign-document.ts"
import { UpdateRequest } from "../outgoing/update-document.ts"
import { PaperName } from "../paper/find-electronic.ts"
import { PaperReceipt } from "../paper/record-paper.ts"
import { PaperRegistration } from "../paper/register-paper.ts"
import { RegisterRequest } from "../register/register.ts"
import { ChangesRequest } from "../stream/changes.ts"
import { Subscription } from "../subscriber/subscription.ts"
import { FilingRequest, UnfilingRequest } from "../work-file/work-file.ts"
import type { Parameter } from "./read-arguments.ts"

const text = Schema.String
const document: Parameter = { name: "document", shape: text }
const file: Parameter = { name: "file", shape: text }
const id: Parameter = { name: "id", shape: text }
const index: Parameter = { name: "index", shape: Schema.Number }
const everyMillis: Parameter = { name: "everyMillis", shape: Millis }
const documentOrPaper: Parameter = { name: "documentOrPaper", shape: Schema.Union([text, PaperName]) }
const request = (shape: Parameter["shape"]): Parameter => ({ name: "request", shape })
/** The use case reads it field by field. */
const stated = Schema.Record(text, Schema.Unknown)
const report = request(Schema.optional(stated))

/**
 * The arguments of each operation beside the person, by its path. The request's schema is beside its use
 * case. An operation without a line here does not compile, and only what its line names reaches it.
 */
export const parameters: Readonly<Record<Action, ReadonlyArray<Parameter>>> = {
  "outgoing.draft": [request(DraftRequest)],
  "outgoing.revise": [document, request(DraftRequest)],
  "outgoing.signAsPerson": [document, request(PersonSignature)],
  "outgoing.signAsAgency": [document, request(NumberRequest)],
  "outgoing.dispatch": [document, request(DispatchRequest)],
  "outgoing.closeUnissued": [document, request(ReasonRequest)],
  "outgoing.recall": [document, request(ReasonRequest)],
  "outgoing.recallAgain": [document, request(RecallAgainRequest)],
  "outgoing.update": [document, { ...request(UpdateRequest), open: true }],
  "outgoing.recordPaperReturned": [document, request(PaperRequest)],
  "outgoing.resend": [document],
  "outgoing.resendAll": [request(stated)],
  "outgoing.recordPaperSent": [document, request(PaperRequest)],
  "outgoing.get": [document],
  "outgoing.readFile": [document, index],
  "outgoing.deliveries": [document],
  "incoming.accept": [document, request(AcceptRequest)],
  "incoming.refuse": [document, request(RefuseRequest)],
  "incoming.assign": [document, request(AssignRequest)],
  "incoming.extend": [document, request(ExtendRequest)],
  "incoming.handBack": [document, request(ReasonRequest)],
  "incoming.startProcessing": [document],
  "incoming.complete": [document, request(CompleteRequest)],
  "incoming.agreeToRecall": [document],
  "incoming.declineRecall": [document, request(ReasonRequest)],
  "incoming.recordRecallGivenUp": [document, request(ReasonRequest)],
  "incoming.agreeToUpdate": [document],
  "incoming.declineUpdate": [document, request(ReasonRequest)],
  "incoming.recordPaperReceived": [documentOrPaper, request(PaperReceipt)],
  "incoming.registerPaper": [{ name: "paper", shape: PaperName }, request(PaperRegistration)],
  "incoming.get": [document],
  "incoming.readFile": [document, index],
  "registers.open": [request(RegisterRequest)],
  "registers.note": [documentOrPaper, request(stated)],
  "registers.recordConversion": [document, request(ConversionRequest)],
  "workFiles.open": [request(stated)],
  "workFiles.add": [file, request(FilingRequest)],
  "workFiles.remove": [file, request(UnfilingRequest)],
  "workFiles.close": [file, request(stated)],
  "workFiles.get": [file],
  "reports.tracking": [report],
  "reports.outgoing": [report],
  "reports.incoming": [report],
  "reports.documents": [report],
  "directory.search": [request(stated)],
  "reports.search": [request(stated)],
  "reports.timeline": [document],
  "reports.paperSenders": [report],
  "reports.awaited": [report],
  "reports.outgoingRegister": [report],
  "reports.incomingRegister": [report],
  "reports.faults": [report],
  "reports.duties": [report],
  "reports.paper": [report],
  "reports.workFiles": [report],
  "reports.figures": [request(stated)],
  "reports.closePeriod": [request(stated)],
  "reports.closedPeriod": [request(stated)],
  "reports.headline": [],
  "reports.tolerances": [report],
  "reports.sharedKeys": [report],
  "reports.denials": [report],
  "reports.readings": [report],
  "views.page": [{ name: "view", shape: text }, request(stated)],
  "views.status": [],
  "views.rebuild": [{ name: "view", shape: text }],
  "work.list": [],
  "work.explain": [id],
  "work.requeue": [id],
  "work.requeueAll": [request(stated)],
  "work.release": [id],
  "work.runDispatcher": [{ name: "capacity", shape: Schema.optional(StatedCapacity) }],
  "work.runIntake": [everyMillis],
  "work.runViews": [everyMillis],
  "work.drain": [],
  "work.poll": [],
  "work.checkAxis": [],
  "work.reconcile": [],
  "work.runReconciler": [everyMillis],
  "log.status": [],
  "log.seal": [],
  "log.runSealer": [everyMillis],
  "log.export": [],
  changes: [request(Schema.optional(ChangesRequest))],
  subscribe: [
    { name: "subscription", shape: Subscription },
    { name: "handle", shape: Schema.Unknown },
  ],
}
