import { listSharedKeys, type SharedKeysRequest } from "../identity/shared-keys.ts"
import { closePeriod, readClosedPeriod } from "../report/close-period.ts"
import { listTolerances, type TolerancesRequest } from "../report/list-tolerances.ts"
import type { PaperSendersRequest } from "../report/paper-senders.ts"
import { paperSenders } from "../report/paper-senders.ts"
import { type FiguresRequest, figures } from "../report/read-figures.ts"
import { readHeadline } from "../report/read-headline.ts"
import type { PeriodRequest } from "../report/read-period.ts"
import type {
  AwaitedRequest,
  DenialsRequest,
  DocumentsRequest,
  DutiesRequest,
  FaultsRequest,
  IncomingRegisterRequest,
  IncomingRequest,
  OutgoingRegisterRequest,
  OutgoingRequest,
  PaperRequest,
  ReadingsRequest,
  TrackingRequest,
  WorkFilesRequest,
} from "../report/requests.ts"
import { type SearchRequest, search } from "../report/search.ts"
import { reports } from "../report/table-reports.ts"
import { timeline } from "../report/timeline.ts"
import type { Views } from "../view/views.ts"
import type { DefineOperation } from "./define-operation.ts"
import type { ActingAs, Door } from "./operation.ts"
import type { ReadingPorts } from "./ports.ts"

/**
 * Tables over everything that happened, a page at a time: for a filter, an order and a page they return `{
 * rows, next, asOf, isCurrent, total }`. A page costs the same however long the history is, and includes
 * every operation that was answered before the call.
 */
export const makeReports = <D extends Door>(define: DefineOperation<D, ReadingPorts>, views: Views) => ({
  /** One line per document and recipient (bảng theo dõi văn bản đi), the last queued first. */
  tracking: define("reports.tracking", (request?: TrackingRequest) => reports.tracking(views, request)),
  /** One line per outgoing document, drafts included (văn bản đi), the newest first. */
  outgoing: define("reports.outgoing", (request?: OutgoingRequest) => reports.outgoing(views, request)),
  /** One line per incoming document (văn bản đến), the last seen first. */
  incoming: define("reports.incoming", (request?: IncomingRequest) => reports.incoming(views, request)),
  /**
   * Documents issued and received with all fields of Decision 28/2018, Art. 10.2, found by any of them:
   * `documents({ status: "refused", sentFrom })`. The newest first.
   */
  documents: define("reports.documents", (request?: DocumentsRequest) => reports.documents(views, request)),
  /**
   * Looks for documents as officials write: `search({ text: "bao cao ubnd" })`. The exact code first, then
   * the words of the subject, then the rest; the newest first.
   */
  search: define("reports.search", (request: SearchRequest) => search(views, request)),
  /** Everything that happened to a document and its deliveries (lịch sử gửi, nhận), oldest first. */
  timeline: define("reports.timeline", (document: string) => timeline(views, document)),
  /**
   * Requests about documents that have not come: recalls that overtook them (yêu cầu về văn bản chưa đến).
   */
  awaited: define("reports.awaited", (request?: AwaitedRequest) => reports.awaited(views, request)),
  /** The outgoing registers (sổ đăng ký văn bản đi), by register, year and number. */
  outgoingRegister: define("reports.outgoingRegister", (request?: OutgoingRegisterRequest) =>
    reports.outgoingRegister(views, request),
  ),
  /** The incoming registers (sổ đăng ký văn bản đến), by register, year and number. */
  incomingRegister: define("reports.incomingRegister", (request?: IncomingRegisterRequest) =>
    reports.incomingRegister(views, request),
  ),
  /** What went wrong and how it ended (nhật ký sự cố), the last first. */
  faults: define("reports.faults", (request?: FaultsRequest) => reports.faults(views, request)),
  /**
   * What was tolerated in the packets of each sender, document and status packets alike, refused ones too, by
   * month, code and place: the last month first, and in it the most frequent first.
   */
  tolerances: define("reports.tolerances", (request?: TolerancesRequest) => listTolerances(views, request)),
  /**
   * Documents that differ only in how their number and notation, identifier or agency is written, as
   * in stores of earlier versions: a person decides whether they are one.
   */
  sharedKeys: define("reports.sharedKeys", (request?: SharedKeysRequest) => listSharedKeys(views, request)),
  /** Who was denied what (nhật ký từ chối quyền), the last first. */
  denials: define("reports.denials", (request?: DenialsRequest) => reports.denials(views, request)),
  /** Who opened which file (lịch sử truy cập), the last first, where the agency records it. */
  readings: define("reports.readings", (request?: ReadingsRequest) => reports.readings(views, request)),
  /** Open duties and missed ones (việc phải làm, việc quá hạn), by when they must be done. */
  duties: define("reports.duties", (request?: DutiesRequest) => reports.duties(views, request)),
  /** Received paper (bản giấy nhận được), the last first. */
  paper: define("reports.paper", (request?: PaperRequest) => reports.paper(views, request)),
  /** The work files (mục lục hồ sơ), the last opened first; `{ document }` gives those of a document. */
  workFiles: define("reports.workFiles", (request?: WorkFilesRequest) => reports.workFiles(views, request)),
  /** How much paper each sender sent, by verdict, the most wasteful first. */
  paperSenders: define("reports.paperSenders", (request?: PaperSendersRequest) =>
    paperSenders(views, request),
  ),
  /**
   * The figures of any period in Vietnam time (số liệu thống kê), of all documents and by type, unit, level
   * of government, urgency, recipient or sender: `figures({ period: "2026-Q3", groupBy: "unit" })`.
   */
  figures: define("reports.figures", (request: FiguresRequest) => figures(views, request)),
  /** Returns the figures that a period was closed with, and which have changed since. */
  readClosedPeriod: define("reports.readClosedPeriod", (request: PeriodRequest) =>
    readClosedPeriod(views, request),
  ),
  /** The figures of a Decision 28 report, of everything until now. */
  headline: define("reports.headline", () => readHeadline(views)),
})

/** Closes the figures of periods. */
export const makeClosing = <D extends Door>(define: DefineOperation<D>, views: Views) => ({
  /**
   * Closes the figures of a period that is over (chốt số liệu): they stay as they are now, with their
   * position in the log and, where the agency has a `sealer`, the seal over it and a signature. A second call
   * fails with `figures/already-closed`.
   */
  closePeriod: define("reports.closePeriod", (request: PeriodRequest, as: ActingAs) =>
    closePeriod(views, request, as.by),
  ),
})
