import type { Role } from "../agency/role.ts"
import { type Article, decision28, decree30, type Reason } from "../vocabulary/ground.ts"

/** Who may do an operation, and where the law says so (thẩm quyền). */
export interface Permission {
  /** Any one of these roles is enough. */
  readonly roles: ReadonlyArray<Role>
  readonly article: Article
  /** What is done, in words. */
  readonly does: Reason
}

const may = (roles: ReadonlyArray<Role>, article: Article, en: string, vi: string): Permission => ({
  roles,
  article,
  does: { en, vi },
})

const everyone: ReadonlyArray<Role> = ["drafter", "signer", "clerk", "leader", "administrator"]
/**
 * Who works with documents: the administrator keeps the system and has no business with what documents say.
 */
const readers: ReadonlyArray<Role> = ["drafter", "signer", "clerk", "leader"]

/** What a person does, who must be named. Each action is the operation's path in the exchange. */
export const personalActions = {
  "outgoing.draft": may(["drafter"], decree30("10.2"), "draft a document", "soạn thảo văn bản"),
  "outgoing.revise": may(["drafter"], decree30("10.3"), "revise a draft", "sửa đổi, bổ sung bản thảo"),
  "outgoing.signAsPerson": may(["signer"], decree30("13.7"), "sign a document", "ký ban hành văn bản"),
  "outgoing.signAsAgency": may(
    ["clerk"],
    decree30("32.2c"),
    "number a document and sign it as the agency",
    "cấp số và ký số của cơ quan, tổ chức",
  ),
  "outgoing.dispatch": may(["clerk"], decree30("6.3a"), "dispatch a document", "phát hành văn bản"),
  "outgoing.closeUnissued": may(
    ["clerk"],
    decree30("6.3d"),
    "close a document that will not be dispatched",
    "kết thúc văn bản không phát hành",
  ),
  "outgoing.recall": may(
    ["clerk", "leader"],
    decision28("8.2"),
    "recall a dispatched document",
    "thu hồi văn bản đã phát hành",
  ),
  "outgoing.recallAgain": may(
    ["clerk", "leader"],
    decision28("8.2"),
    "ask once more for a recalled document",
    "yêu cầu lại việc trả văn bản đã thu hồi",
  ),
  "outgoing.update": may(
    ["clerk"],
    decree30("18.3"),
    "update a dispatched document",
    "cập nhật văn bản đã phát hành",
  ),
  "outgoing.recordPaperReturned": may(
    ["clerk"],
    decree30("18.4a"),
    "record that recalled paper is back",
    "ghi nhận đã lấy lại bản giấy bị thu hồi",
  ),
  "outgoing.resend": may(
    ["clerk", "administrator"],
    decree30("6.3a"),
    "start a stopped sending again",
    "gửi lại văn bản chưa gửi được",
  ),
  "outgoing.resendAll": may(
    ["clerk", "administrator"],
    decree30("6.3a"),
    "start many stopped sendings again",
    "gửi lại hàng loạt văn bản chưa gửi được",
  ),
  "outgoing.recordPaperSent": may(
    ["clerk"],
    decree30("6.3a"),
    "record that paper has gone out",
    "ghi nhận đã gửi bản giấy",
  ),
  "incoming.accept": may(
    ["clerk"],
    decree30("6.3b"),
    "accept and register an incoming document",
    "tiếp nhận, đăng ký văn bản đến",
  ),
  "incoming.refuse": may(
    ["clerk", "leader"],
    decision28("5.4"),
    "refuse an incoming document",
    "từ chối nhận, trả lại văn bản đến",
  ),
  "incoming.assign": may(
    ["clerk", "leader"],
    decree30("23"),
    "assign an incoming document",
    "trình, chuyển giao văn bản đến",
  ),
  "incoming.startProcessing": may(
    ["drafter", "leader"],
    decree30("24.2"),
    "start to work on an incoming document",
    "bắt đầu giải quyết văn bản đến",
  ),
  "incoming.complete": may(
    ["drafter", "leader"],
    decree30("24.2"),
    "finish an incoming document",
    "hoàn thành giải quyết văn bản đến",
  ),
  "incoming.agreeToRecall": may(
    ["clerk", "leader"],
    decree30("18.4b"),
    "give a recalled document back",
    "đồng ý trả văn bản bị thu hồi",
  ),
  "incoming.declineRecall": may(
    ["clerk", "leader"],
    decree30("18.4b"),
    "decline a recall",
    "không đồng ý trả văn bản bị thu hồi",
  ),
  "work.requeue": may(
    ["clerk", "administrator"],
    decree30("6.3a"),
    "start parked work again",
    "chạy lại việc đã dừng",
  ),
  "work.requeueAll": may(
    ["clerk", "administrator"],
    decree30("6.3a"),
    "start much parked work again",
    "chạy lại hàng loạt việc đã dừng",
  ),
  "work.release": may(
    ["administrator"],
    decree30("6.3a"),
    "take work from a dead worker",
    "thu lại việc của tiến trình đã dừng",
  ),
  "incoming.agreeToUpdate": may(
    ["clerk", "leader"],
    decree30("18.3"),
    "take an update in",
    "đồng ý cập nhật văn bản",
  ),
  "incoming.declineUpdate": may(
    ["clerk", "leader"],
    decree30("18.3"),
    "decline an update",
    "không đồng ý cập nhật văn bản",
  ),
  "incoming.recordPaperReceived": may(
    ["clerk"],
    decree30("21.1"),
    "record that paper has come",
    "ghi nhận bản giấy đến",
  ),
  "incoming.registerPaper": may(
    ["clerk"],
    decree30("22.2"),
    "register paper that came alone",
    "đăng ký văn bản giấy đến",
  ),
  "registers.note": may(
    ["clerk"],
    decree30("6.3d"),
    "state what only the registry knows of an entry",
    "ghi bổ sung vào sổ đăng ký văn bản",
  ),
  "registers.open": may(["clerk"], decree30("6.3d"), "open a register", "mở sổ đăng ký văn bản"),
} as const satisfies Record<string, Permission>

/** What a person may ask to see or to have done, and the host by itself where nobody is named. */
export const openActions = {
  "outgoing.get": may(everyone, decree30("6.3c"), "look a document up", "tra cứu văn bản đi"),
  "outgoing.readFile": may(readers, decree30("6.3c"), "read an outgoing document", "đọc văn bản đi"),
  "outgoing.deliveries": may(
    everyone,
    decision28("8.2"),
    "see how a document fares",
    "theo dõi việc gửi văn bản",
  ),
  "incoming.get": may(everyone, decree30("6.3c"), "look a document up", "tra cứu văn bản đến"),
  "incoming.readFile": may(readers, decree30("6.3c"), "read an incoming document", "đọc văn bản đến"),
  "reports.tracking": may(everyone, decision28("6.3"), "see the tracking board", "xem bảng theo dõi"),
  "reports.outgoing": may(everyone, decision28("6.3"), "list documents issued", "xem văn bản đi"),
  "reports.incoming": may(everyone, decision28("6.3"), "list documents received", "xem văn bản đến"),
  "reports.documents": may(
    everyone,
    decision28("10.2"),
    "look documents up by their fields",
    "tra cứu văn bản theo các trường thông tin",
  ),
  "reports.awaited": may(
    everyone,
    decision28("9.2"),
    "list what was said of documents that have not come",
    "xem yêu cầu về văn bản chưa đến",
  ),
  "reports.outgoingRegister": may(
    everyone,
    decree30("6.3d"),
    "see the outgoing register",
    "xem sổ đăng ký văn bản đi",
  ),
  "reports.incomingRegister": may(
    everyone,
    decree30("6.3d"),
    "see the incoming register",
    "xem sổ đăng ký văn bản đến",
  ),
  "reports.search": may(everyone, decree30("6.3c"), "look for documents by words", "tìm kiếm văn bản"),
  "reports.timeline": may(
    everyone,
    decision28("10.2"),
    "see what happened to a document",
    "xem lịch sử gửi, nhận văn bản",
  ),
  "reports.faults": may(everyone, decision28("6.1"), "see the log of faults", "xem nhật ký sự cố"),
  "reports.duties": may(everyone, decree30("24.1"), "see what is to be done", "xem việc phải làm"),
  "reports.paper": may(everyone, decision28("5.3"), "see the paper that came", "xem bản giấy nhận được"),
  "reports.paperSenders": may(
    everyone,
    decision28("5.3"),
    "see how much paper each sender sent",
    "xem số bản giấy theo nơi gửi",
  ),
  "reports.headline": may(everyone, decision28("11"), "see the figures", "xem số liệu tổng hợp"),
  "reports.denials": may(
    ["leader", "administrator"],
    decision28("6.1"),
    "see who was denied what",
    "xem nhật ký từ chối quyền",
  ),
  "work.list": may(everyone, decree30("6.3a"), "see what waits to be sent", "xem việc chờ gửi"),
  "work.listSharedKeys": may(
    everyone,
    decree30("22.2"),
    "see which documents only their spelling tells apart",
    "xem các văn bản chỉ khác nhau ở cách ghi số, ký hiệu",
  ),
  "work.explain": may(everyone, decree30("6.3a"), "ask why something is not sent", "hỏi vì sao chưa gửi"),
  "log.status": may(
    ["leader", "administrator"],
    decision28("6.1"),
    "see how the log's subscribers fare",
    "xem tình trạng nhật ký",
  ),
  "log.seal": may(["administrator"], decision28("10.2"), "seal the log", "niêm phong nhật ký"),
  "log.export": may(["leader", "administrator"], decision28("10.2"), "export the log", "xuất nhật ký"),
  changes: may(["leader", "administrator"], decision28("10.2"), "follow the log", "xem lịch sử"),
} as const satisfies Record<string, Permission>

/** What only the host does, by itself: no person is named. */
export const hostActions = {
  "work.runDispatcher": may([], decision28("6.3"), "send what is queued", "gửi văn bản đang chờ"),
  "work.runIntake": may([], decision28("6.3"), "empty the mailboxes", "nhận văn bản mới"),
  "work.runViews": may([], decision28("10.2"), "keep the reports up to date", "cập nhật các bảng tổng hợp"),
  "work.drain": may([], decision28("6.3"), "send what is due", "gửi văn bản đến hạn"),
  "work.poll": may([], decision28("6.3"), "empty the mailboxes once", "nhận văn bản mới một lần"),
  "work.reconcile": may(
    [],
    decision28("8.2"),
    "compare what was sent with the axis",
    "đối soát văn bản đã gửi với trục",
  ),
  "work.runReconciler": may(
    [],
    decision28("8.2"),
    "compare with the axis every day",
    "đối soát với trục hằng ngày",
  ),
  "log.runSealer": may([], decision28("10.2"), "seal the log regularly", "niêm phong nhật ký định kỳ"),
  subscribe: may([], decision28("6.3"), "hand the log to a subscriber", "chuyển nhật ký cho bên theo dõi"),
  "work.checkAxis": may([], decision28("14.1"), "ask whether the axis answers", "kiểm tra kết nối trục"),
} as const satisfies Record<string, Permission>

export type PersonalAction = keyof typeof personalActions
export type OpenAction = keyof typeof openActions
export type HostAction = keyof typeof hostActions

/** An operation of the exchange by its path: `outgoing.signAsAgency`. */
export type Action = PersonalAction | OpenAction | HostAction

/** Every operation and who may do it: the default policy as a table. */
export const permissions: Readonly<Record<Action, Permission>> = {
  ...personalActions,
  ...openActions,
  ...hostActions,
}
