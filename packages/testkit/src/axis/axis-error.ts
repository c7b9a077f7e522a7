import { problemClass } from "@lienthong/core/adapter"

const catalogue = {
  "arguments-invalid": {
    status: 422,
    en: "The arguments are wrong: {problem}.",
    vi: "Tham số không hợp lệ: {problemVi}.",
    next: { en: "See `lienthong-testkit axis --help`.", vi: "Xem `lienthong-testkit axis --help`." },
  },
  "file-unreadable": {
    status: 422,
    en: "The file {file} cannot be read: {problem}.",
    vi: "Không đọc được tệp {file}.",
    next: {
      en: "Pass the path of a file that exists and may be read.",
      vi: "Truyền đường dẫn của tệp có sẵn và được phép đọc.",
    },
  },
  "doubled-agency": {
    status: 422,
    en: "Two agencies of the axis have the code {agency}.",
    vi: "Hai cơ quan trên trục có cùng mã {agency}.",
    next: { en: "Give every agency its own code.", vi: "Đặt mã riêng cho từng cơ quan." },
  },
  "two-secrets": {
    status: 422,
    en: "The system {systemId} is given two different secrets.",
    vi: "Hệ thống {systemId} được khai hai khóa bí mật khác nhau.",
    next: {
      en: "Use one secret for all agencies of a system.",
      vi: "Dùng một khóa cho mọi cơ quan của cùng hệ thống.",
    },
  },
  "unknown-agency": {
    status: 422,
    en: "No agency with the code {agency} is connected to this axis.",
    vi: "Không có cơ quan mã {agency} trên trục này.",
    next: { en: "Name one of: {known}.", vi: "Chọn một trong: {known}." },
  },
  "cannot-listen": {
    status: 503,
    en: "The axis cannot listen on {host}, port {port}.",
    vi: "Trục không mở được cổng {port} tại {host}.",
    next: {
      en: "Choose another port, or 0 for any free one.",
      vi: "Chọn cổng khác, hoặc 0 để lấy cổng trống bất kỳ.",
    },
  },
  "certificate-unusable": {
    status: 422,
    en: "HTTPS cannot be served with this certificate and key: {problem}.",
    vi: "Không phục vụ HTTPS được bằng chứng thư và khóa đã khai.",
    next: {
      en: "Pass a certificate and its own key, both as PEM.",
      vi: "Khai chứng thư và đúng khóa của chứng thư đó, cả hai dạng PEM.",
    },
  },
  "data-version": {
    status: 422,
    en: "The file {file} is of version {found} of the axis' data; this axis reads version {known}.",
    vi: "Tệp {file} thuộc phiên bản dữ liệu {found} của trục; trục này đọc phiên bản {known}.",
    next: {
      en: "Name another folder, or the one that this release has written.",
      vi: "Chọn thư mục khác, hoặc thư mục do phiên bản này ghi.",
    },
  },
  "data-unreadable": {
    status: 422,
    en: "The file {file} cannot be read: {problem}.",
    vi: "Không đọc được tệp {file}.",
    next: { en: "Name another folder.", vi: "Chọn thư mục khác." },
  },
  "control-refused": {
    status: 422,
    en: "The axis did not accept the control command: {answer}.",
    vi: "Trục không nhận lệnh điều khiển: {answer}.",
    next: { en: "Correct the command.", vi: "Sửa lại lệnh." },
  },
  "control-unreachable": {
    status: 503,
    en: "No axis to control at {endpoint}.",
    vi: "Không có trục để điều khiển tại {endpoint}.",
    next: { en: "Start it with `lienthong-testkit axis`.", vi: "Khởi động bằng `lienthong-testkit axis`." },
  },
} as const

/** The axis in a box was set up or controlled wrongly. What it does to packets never causes this error. */
export class AxisError extends problemClass<AxisError>()("AxisError", "axis", catalogue) {}
