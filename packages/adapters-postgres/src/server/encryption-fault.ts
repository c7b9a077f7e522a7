import type { Reason } from "@lienthong/core/adapter"

interface Fault {
  readonly problem: Reason
  readonly next: Reason
}

const notOffered: Fault = {
  problem: {
    en: "the server offers no encrypted connection (TLS), which the address asks for",
    vi: "địa chỉ yêu cầu kết nối mã hóa (TLS) nhưng máy chủ không hỗ trợ",
  },
  next: {
    en: "Turn `ssl` on at the server, or remove sslmode from the address on a network that only you use.",
    vi: "Bật `ssl` trên máy chủ, hoặc bỏ `sslmode` khỏi địa chỉ nếu mạng chỉ dùng riêng.",
  },
}

const otherName: Fault = {
  problem: {
    en: "the server's certificate is for another name than the host in the address",
    vi: "chứng thư của máy chủ cấp cho tên khác với tên máy chủ trong địa chỉ",
  },
  next: {
    en: "Write the host as the certificate names it, or give the server a certificate for this host.",
    vi: "Ghi tên máy chủ đúng như trong chứng thư, hoặc cấp cho máy chủ chứng thư có tên này.",
  },
}

const outOfTime: Fault = {
  problem: {
    en: "the server's certificate has expired or is not valid yet",
    vi: "chứng thư của máy chủ đã hết hạn hoặc chưa có hiệu lực",
  },
  next: {
    en: "Renew the server's certificate, and check the clock of this machine.",
    vi: "Gia hạn chứng thư của máy chủ và kiểm tra đồng hồ của máy này.",
  },
}

const authority: Reason = {
  en: "Give the authority's certificate: `sslmode=verify-full&sslrootcert=/path/ca.crt` in the address.",
  vi: "Khai báo chứng thư của tổ chức cấp: `sslmode=verify-full&sslrootcert=/path/ca.crt` trong địa chỉ.",
}

const untrusted: Fault = {
  problem: {
    en: "the server's certificate is not from an authority that this machine trusts",
    vi: "chứng thư của máy chủ không do tổ chức mà máy này tin cậy cấp",
  },
  next: authority,
}

const noAuthority: Fault = {
  problem: {
    en: "the address asks for verify-ca and names no certificate of an authority",
    vi: "địa chỉ yêu cầu `verify-ca` nhưng chưa có chứng thư của tổ chức cấp",
  },
  next: authority,
}

const noFile: Fault = {
  problem: {
    en: "a file of a certificate or key that the address names cannot be read",
    vi: "không đọc được tệp chứng thư hoặc khóa ghi trong địa chỉ",
  },
  next: {
    en: "Check the paths in sslrootcert, sslcert and sslkey, and the rights of these files.",
    vi: "Kiểm tra đường dẫn ở `sslrootcert`, `sslcert`, `sslkey` và quyền đọc các tệp này.",
  },
}

const failed: Fault = {
  problem: {
    en: "no encrypted connection (TLS) to the server could be made",
    vi: "không thiết lập được kết nối mã hóa (TLS) tới máy chủ",
  },
  next: {
    en: "Check sslmode, sslrootcert, sslcert and sslkey in the address, and the server's certificate.",
    vi: "Kiểm tra `sslmode`, `sslrootcert`, `sslcert`, `sslkey` trong địa chỉ và chứng thư của máy chủ.",
  },
}

/** The codes of OpenSSL's verification, as Node gives them. */
const byCode: ReadonlyArray<readonly [RegExp, Fault]> = [
  [/^ERR_TLS_CERT_ALTNAME/, otherName],
  [/^HOSTNAME_MISMATCH$/, otherName],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, outOfTime],
  [/SELF_SIGNED|^UNABLE_TO_|^CERT_|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/, untrusted],
  [/^ERR_(TLS|SSL|OSSL|CRYPTO)_|^EPROTO$/, failed],
]

/** The messages of the driver, which have no code. */
const byMessage: ReadonlyArray<readonly [RegExp, Fault]> = [
  [/does not support SSL/i, notOffered],
  [/verify-ca requires/, noAuthority],
  [/SSL connection|^Invalid (certificate|PEM)/i, failed],
]

const textOf = (error: Error, field: "code" | "syscall"): string => {
  const value: unknown = Reflect.get(error, field)
  return typeof value === "string" ? value : ""
}

/** Why an encrypted connection did not come about, and what to do, if that is what an error says. */
export const encryptionFault = (error: Error): Fault | undefined => {
  const code = textOf(error, "code")
  // The driver reads the files that an address names; a socket that is missing fails at `connect`.
  if (textOf(error, "syscall") === "open" || code === "EISDIR") return noFile
  const [, fault] =
    code === ""
      ? (byMessage.find(([pattern]) => pattern.test(error.message)) ?? [])
      : (byCode.find(([pattern]) => pattern.test(code)) ?? [])
  return fault
}
