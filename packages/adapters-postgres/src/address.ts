import type { Reason } from "@lienthong/core/adapter"

/** What an address of a database must be. */
export const anAddress: Reason = {
  en: "the address of one PostgreSQL server as text, such as postgres://login:password@host:5432/database; write a character such as # or / in the password as %23 or %2F",
  vi: "địa chỉ dạng chữ của một máy chủ PostgreSQL, ví dụ postgres://login:password@host:5432/database; ký tự đặc biệt trong mật khẩu như # hoặc / ghi là %23 hoặc %2F",
}

/** For a login without a host the driver uses this machine. */
const parsed = (text: string): URL | undefined => {
  for (const candidate of [text, text.replace("@/", "@localhost/")])
    if (URL.canParse(candidate)) return new URL(candidate)
  return undefined
}

const isPort = (text: string | null) =>
  text === null || (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536)

/**
 * What is wrong with the address of a database, without repeating any of it: it may hold a password.
 * The driver would try another server for text that it cannot read, and say that it does not answer.
 */
export const wrongAddress = (text: string): Reason | undefined => {
  if (!/^postgres(ql)?:\/\//.test(text))
    return {
      en: "the text does not begin with postgres://.",
      vi: "chuỗi ký tự không bắt đầu bằng postgres://.",
    }
  const url = parsed(text)
  const hosts = [url?.hostname ?? text.replace(/^.*@/s, ""), url?.searchParams.get("host") ?? ""]
  if (hosts.some((host) => decodeURIComponentOr(host).includes(",")))
    return { en: "the address names more than one server.", vi: "địa chỉ có nhiều hơn một máy chủ." }
  if (url === undefined)
    return {
      en: "the address cannot be read: its port is above 65535, or a character in it is not encoded.",
      vi: "không đọc được địa chỉ: cổng lớn hơn 65535 hoặc có ký tự chưa được mã hóa.",
    }
  return isPort(url.port || null) && isPort(url.searchParams.get("port"))
    ? undefined
    : { en: "the port is not one from 1 to 65535.", vi: "cổng không nằm trong khoảng từ 1 đến 65535." }
}

const decodeURIComponentOr = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
