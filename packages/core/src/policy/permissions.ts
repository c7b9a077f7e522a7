import { decision28, decree30 } from "../vocabulary/ground.ts"
import { everyone, type Permission, permit, readers } from "./permission.ts"
import { personalActions } from "./personal-actions.ts"

/** Actions that a person may take, and the host on its own where nobody is named. */
export const openActions = {
  "outgoing.get": permit(everyone, decree30("6.3c"), "look a document up", "tra cứu văn bản đi"),
  "outgoing.readFile": permit(readers, decree30("6.3c"), "read an outgoing document", "đọc văn bản đi"),
  "outgoing.deliveries": permit(
    everyone,
    decision28("8.2"),
    "follow the sending of a document",
    "theo dõi việc gửi văn bản",
  ),
  "incoming.get": permit(everyone, decree30("6.3c"), "look a document up", "tra cứu văn bản đến"),
  "incoming.readFile": permit(readers, decree30("6.3c"), "read an incoming document", "đọc văn bản đến"),
  "workFiles.get": permit(readers, decree30("29.4d"), "read a work file", "xem hồ sơ công việc"),
  "reports.tracking": permit(everyone, decision28("6.3"), "see the tracking board", "xem bảng theo dõi"),
  "reports.outgoing": permit(everyone, decision28("6.3"), "list documents issued", "xem văn bản đi"),
  "reports.incoming": permit(everyone, decision28("6.3"), "list documents received", "xem văn bản đến"),
  "reports.documents": permit(
    everyone,
    decision28("10.2"),
    "look documents up by their fields",
    "tra cứu văn bản theo các trường thông tin",
  ),
  "reports.awaited": permit(
    everyone,
    decision28("9.2"),
    "list requests about documents that have not arrived",
    "xem yêu cầu về văn bản chưa đến",
  ),
  "reports.outgoingRegister": permit(
    everyone,
    decree30("6.3d"),
    "see the outgoing register",
    "xem sổ đăng ký văn bản đi",
  ),
  "reports.incomingRegister": permit(
    everyone,
    decree30("6.3d"),
    "see the incoming register",
    "xem sổ đăng ký văn bản đến",
  ),
  "directory.search": permit(
    everyone,
    decision28("7.1"),
    "search for agencies to write to",
    "tìm cơ quan nhận trong danh bạ",
  ),
  "reports.search": permit(everyone, decree30("6.3c"), "search for documents by words", "tìm kiếm văn bản"),
  "reports.timeline": permit(
    everyone,
    decision28("10.2"),
    "see what happened to a document",
    "xem lịch sử gửi, nhận văn bản",
  ),
  "reports.faults": permit(everyone, decision28("6.1"), "see the log of faults", "xem nhật ký sự cố"),
  "reports.duties": permit(everyone, decree30("24.1"), "see duties", "xem việc phải làm"),
  "reports.paper": permit(everyone, decision28("5.3"), "see the paper that came", "xem bản giấy nhận được"),
  "reports.workFiles": permit(everyone, decree30("29"), "list the work files", "xem mục lục hồ sơ"),
  "reports.paperSenders": permit(
    everyone,
    decision28("5.3"),
    "see how much paper each sender sent",
    "xem số bản giấy theo nơi gửi",
  ),
  "reports.figures": permit(
    everyone,
    decision28("11"),
    "see the figures of a period",
    "xem số liệu thống kê trong kỳ",
  ),
  "reports.readClosedPeriod": permit(
    everyone,
    decision28("11"),
    "see the closed figures of a period",
    "xem số liệu đã chốt của kỳ",
  ),
  "reports.headline": permit(everyone, decision28("11"), "see the figures", "xem số liệu tổng hợp"),
  "reports.denials": permit(
    ["leader", "administrator"],
    decision28("6.1"),
    "see who was denied what",
    "xem nhật ký từ chối quyền",
  ),
  "reports.readings": permit(
    ["leader", "administrator"],
    decree30("6.3c"),
    "see who opened which file",
    "xem lịch sử truy cập văn bản",
  ),
  "reports.tolerances": permit(
    everyone,
    decision28("9.1"),
    "see how other systems depart from the standard",
    "xem phần mềm khác sai khác quy chuẩn ở đâu",
  ),
  "reports.sharedKeys": permit(
    everyone,
    decree30("22.2"),
    "see documents that differ only in spelling",
    "xem các văn bản chỉ khác nhau ở cách ghi số, ký hiệu",
  ),
  "views.page": permit(
    everyone,
    decision28("10.2"),
    "read one of the host's tables",
    "xem bảng dữ liệu riêng",
  ),
  "views.status": permit(
    ["leader", "administrator"],
    decision28("6.1"),
    "see the status of the tables",
    "xem tình trạng các bảng dữ liệu đọc",
  ),
  "work.list": permit(everyone, decree30("6.3a"), "see what waits to be sent", "xem việc chờ gửi"),
  "work.explain": permit(everyone, decree30("6.3a"), "ask why something is not sent", "hỏi vì sao chưa gửi"),
  "log.status": permit(
    ["leader", "administrator"],
    decision28("6.1"),
    "see the status of the log's subscribers",
    "xem tình trạng nhật ký",
  ),
  "log.seal": permit(["administrator"], decision28("10.2"), "seal the log", "niêm phong nhật ký"),
  "log.export": permit(["leader", "administrator"], decision28("10.2"), "export the log", "xuất nhật ký"),
  changes: permit(["leader", "administrator"], decision28("10.2"), "follow the log", "xem lịch sử"),
} as const satisfies Record<string, Permission>

/** Actions of the host alone: no person is named. */
export const hostActions = {
  "work.runDispatcher": permit([], decision28("6.3"), "send what is queued", "gửi văn bản đang chờ"),
  "work.runIntake": permit([], decision28("6.3"), "empty the mailboxes", "nhận văn bản mới"),
  "work.runViews": permit(
    [],
    decision28("10.2"),
    "keep the reports up to date",
    "cập nhật các bảng tổng hợp",
  ),
  "views.rebuild": permit([], decision28("10.2"), "rebuild a table", "dựng lại bảng dữ liệu đọc"),
  "work.drain": permit([], decision28("6.3"), "send what is due", "gửi văn bản đến hạn"),
  "work.poll": permit([], decision28("6.3"), "empty the mailboxes once", "nhận văn bản mới một lần"),
  "work.reconcile": permit(
    [],
    decision28("8.2"),
    "compare what was sent with the axis",
    "đối soát văn bản đã gửi với trục",
  ),
  "work.runReconciler": permit(
    [],
    decision28("8.2"),
    "compare with the axis every day",
    "đối soát với trục hằng ngày",
  ),
  "log.runSealer": permit([], decision28("10.2"), "seal the log regularly", "niêm phong nhật ký định kỳ"),
  subscribe: permit([], decision28("6.3"), "hand the log to a subscriber", "chuyển nhật ký cho bên theo dõi"),
  "work.checkAxis": permit([], decision28("14.1"), "ask whether the axis answers", "kiểm tra kết nối trục"),
} as const satisfies Record<string, Permission>

/** An action that only a person takes, who is named and recorded. */
export type PersonalAction = keyof typeof personalActions
/** An action that the host takes, or a person whom it names. */
export type OpenAction = keyof typeof openActions
/** An action that the host takes on its own. */
export type HostAction = keyof typeof hostActions

/** An operation of the exchange by its path: `outgoing.signAsAgency`. */
export type Action = PersonalAction | OpenAction | HostAction

/** Every operation and who may do it: the default policy as a table. */
export const permissions: Readonly<Record<Action, Permission>> = {
  ...personalActions,
  ...openActions,
  ...hostActions,
}
