import type { SignatureHolder } from "@lienthong/core/adapter"
import type { NameAttribute } from "./certificate.ts"

const userId = "0.9.2342.19200300.100.1.1"

/** Surname, given name, title (chức vụ). */
const ofPeople = new Set(["2.5.4.4", "2.5.4.42", "2.5.4.12"])

/** Căn cước công dân, chứng minh nhân dân, hộ chiếu; `MST:` and `MNS:` name an organisation. */
const personalNumber = /^(CCCD|CMND|CC|HC|PASSPORT)\s*:/i

/**
 * Whether a certificate belongs to a person or an agency, by its subject: a personal identifier
 * (`UID=CCCD:…`), a given name, a surname or a title marks a person's; any other certificate is an agency's.
 * Issued certificates follow this: `CN=Cổng Thông tin điện tử Chính phủ, O=Văn phòng Chính phủ` is an
 * agency's.
 */
export const holderOf = (subject: ReadonlyArray<NameAttribute>): SignatureHolder =>
  subject.some(({ type, value }) => ofPeople.has(type) || (type === userId && personalNumber.test(value)))
    ? "person"
    : "agency"
