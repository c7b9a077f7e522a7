import { problemClass } from "../problem/problem-class.ts"
import type { Detail } from "../problem/sentence.ts"
import { permissionOf } from "./former-actions.ts"

const catalogue = {
  "role-missing": {
    status: 403,
    en: "{person} has no permission for {action}, which requires one of the roles {roles}.",
    vi: "{person} không có quyền {doesVi}: cần một trong các vai trò {rolesVi}.",
    next: {
      en: "Ask somebody with one of these roles, or ask the administrator to assign one.",
      vi: "Chuyển cho người có vai trò này, hoặc đề nghị quản trị phân quyền.",
    },
  },
  "another-agency": {
    status: 403,
    en: "{person} belongs to {agency} and has no permission for {action} at another agency.",
    vi: "{person} thuộc {agency}, không được {doesVi} thay cơ quan khác.",
    next: {
      en: "Do this in the exchange of the person's own agency.",
      vi: "Thực hiện tại hệ thống của cơ quan mình.",
    },
  },
  forbidden: {
    status: 403,
    en: "{person} has no permission for {action}: {problem}",
    vi: "{person} không được thực hiện việc {doesVi}: {problem}",
    next: { en: "Ask the administrator.", vi: "Liên hệ quản trị hệ thống." },
  },
  undecided: {
    status: 503,
    en: "It could not be determined whether {person} has permission for {action}.",
    vi: "Không xác định được {person} có quyền {doesVi} hay không.",
    next: {
      en: "Try again. If this persists, check the authorizer: it returns the reason for a denial, or `undefined` to allow, never `true` or `false`.",
      vi: "Thử lại; nếu còn lỗi, kiểm tra bộ phân quyền: bộ phân quyền trả về lý do từ chối, hoặc không trả về gì (`undefined`) khi cho phép, không trả về `true` hay `false`.",
    },
  },
  "person-unusable": {
    status: 401,
    en: "{action} was requested without a person who can be recorded: {problem}.",
    vi: "Yêu cầu {doesVi} không có người thực hiện ghi nhận được: {problemVi}.",
    next: {
      en: "Pass one person in the last argument, `{ by: { id, name, roles } }`.",
      vi: "Nêu một người ở tham số cuối, `{ by: { id, name, roles } }`.",
    },
  },
  "person-reserved": {
    status: 403,
    en: "{action} was requested under the id or name “{claimed}”, which is reserved for the library itself in the log, or looks like it.",
    vi: "Yêu cầu {doesVi} dùng mã hoặc tên người thực hiện “{claimed}”, là mã, tên dành riêng cho hệ thống trong nhật ký hoặc giống như vậy.",
    next: {
      en: "Give the person an id and a name of their own.",
      vi: "Dùng mã và tên riêng của người thực hiện.",
    },
  },
} as const

/** Words for Vietnamese readers: an operation's path and a role's English name are for programmers. */
const inWords = (detail: Detail): Detail => {
  // A property of every object's prototype is not a detail of this error.
  const { action, roles }: Detail = Object.assign(Object.create(null), detail)
  return {
    ...(action !== undefined && { doesVi: permissionOf(action)?.description.vi ?? action }),
    ...(roles !== undefined && { rolesVi: roles.replace(/ \([^)]*\)/g, "") }),
  }
}

/** The person has no permission for the operation. Nothing was done, and the denial was recorded. */
export class AuthorizationError extends problemClass<AuthorizationError>()(
  "AuthorizationError",
  "authorization",
  catalogue,
  { words: ({ detail }) => inWords(detail) },
) {}
