import { isPlainObject, readableOptions, unknownField, wrongInput, wrongKind } from "@lienthong/core/adapter"
import { Duration, Option, Redacted } from "effect"
import { holdsCertificate, pemInPlace } from "../signing/certificate/pem-text.ts"
import type { FileHashForm } from "./file-hash.ts"
import { isHeaderText } from "./header-text.ts"

/** How to reach the axis, under which system, and what differs between axes. */
export interface VxpOptions {
  /** The service's address, `https://host/VXP.Edoc`. */
  readonly endpoint: string | URL
  readonly systemId: string
  /**
   * The system's secret. A `Redacted` one stays out of the host's own logs too; a plain one is wrapped at
   * once.
   */
  readonly secret: string | Redacted.Redacted<string>
  /**
   * For a system id that serves several agencies: all codes, old and new, of the agencies whose mail is
   * wanted. Entries for other agencies stay in the mailbox. Default: every entry is listed.
   */
  readonly agencies?: ReadonlyArray<string>
  /**
   * The time limit of a call, from connecting to the last byte. Default: 60 seconds; max: 120, because work
   * is leased to a worker for five minutes and an attempt may ask and then send.
   */
  readonly timeout?: Duration.Input
  /**
   * Whether `hash-file` is written with all 64 digits. Default: `false`. The axis' own client leaves leading
   * zeros out, so every axis in use accepts that form, whether it checks the hash or not.
   */
  readonly paddedFileHash?: boolean
  /**
   * Whether the axis has the agency list of Decision 20/2020 (version 2.0.1), which pairs old and new codes.
   */
  readonly decision20Directory?: boolean
  /**
   * The certificates to trust in place of Node's, in PEM, when a private authority issued the axis'
   * certificate.
   */
  readonly ca?: string | ReadonlyArray<string>
  /**
   * Whether an `http:` address of another machine is accepted. Documents then travel readable to everyone on
   * the way, where Decision 28/2018, Art. 13.2 asks for an encrypted connection. Say it only where the line
   * itself is encrypted, as in a VPN. Default: `false`. An address of this machine needs no consent.
   */
  readonly insecure?: boolean
}

/** The options with every default filled in. */
export interface VxpSettings {
  /** The address without a trailing slash. */
  readonly endpoint: string
  readonly systemId: string
  readonly secret: Redacted.Redacted<string>
  readonly agencies: ReadonlyArray<string>
  readonly limitMillis: number
  readonly fileHashForm: FileHashForm
  readonly decision20Directory: boolean
  readonly ca: ReadonlyArray<string> | undefined
}

const anAddress = {
  en: "the http or https address of the axis, such as https://host/VXP.Edoc, without credentials, query or fragment",
  vi: "địa chỉ http hoặc https của trục, ví dụ https://host/VXP.Edoc, không kèm tài khoản, tham số hay phần sau dấu #",
}

/**
 * Names and addresses that never leave this machine. `URL` writes every IPv4 form in four numbers, and one in
 * an IPv6 address in two groups.
 */
const isLoopback = ({ hostname }: URL): boolean =>
  /^(?:(?:.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|\[::1\]|\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\])$/.test(
    hostname,
  )

/** The error does not repeat the given value, which may contain a password. */
const settleEndpoint = (endpoint: unknown, insecure: boolean): string => {
  if (!(endpoint instanceof URL) && (typeof endpoint !== "string" || endpoint.trim() === ""))
    throw wrongKind("endpoint", endpoint, anAddress)
  const url = URL.canParse(String(endpoint)) ? new URL(endpoint) : undefined
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw wrongInput(
      "endpoint",
      {
        en: "it does not begin with http:// or https://, or is not an address.",
        vi: "không bắt đầu bằng http:// hoặc https://, hoặc không phải địa chỉ.",
      },
      anAddress,
    )
  if (`${url.username}${url.password}${url.search}${url.hash}` !== "")
    throw wrongInput(
      "endpoint",
      {
        en: "the address contains more than a host and a path.",
        vi: "địa chỉ không chỉ gồm máy chủ và đường dẫn.",
      },
      anAddress,
    )
  if (url.protocol === "http:" && !insecure && !isLoopback(url))
    throw wrongInput(
      "endpoint",
      {
        en: "http:// sends documents without encryption (Decision 28/2018, Art. 13.2).",
        vi: "http:// gửi văn bản không mã hóa (Quyết định 28/2018, Điều 13.2).",
      },
      {
        en: "the https address of the axis, or `insecure: true` where the line itself is encrypted",
        vi: "địa chỉ https của trục, hoặc `insecure: true` khi đường truyền đã được mã hóa",
      },
    )
  return url.href.replace(/\/+$/, "")
}

const maxMillis = 120_000

const settleTimeout = (timeout: Duration.Input): number => {
  const millis = Option.match(Duration.fromInput(timeout), { onNone: () => 0, onSome: Duration.toMillis })
  if (!(millis > 0 && millis <= maxMillis))
    throw wrongKind("timeout", timeout, {
      en: `more than 0 and at most ${maxMillis / 1000} seconds`,
      vi: `lớn hơn 0 và không quá ${maxMillis / 1000} giây`,
    })
  return millis
}

/** Every option by name. A missing one does not compile. */
const known: { readonly [Option in keyof Required<VxpOptions>]: true } = {
  endpoint: true,
  systemId: true,
  secret: true,
  agencies: true,
  timeout: true,
  paddedFileHash: true,
  decision20Directory: true,
  ca: true,
  insecure: true,
}

const aSecret = {
  en: "the secret that the axis assigned, as text or Redacted",
  vi: "khóa bí mật do trục cấp, dạng chữ hoặc Redacted",
}
const aSecretOfOneLine = {
  en: `${aSecret.en}, without a line break: a text read from a file often ends in one, which \`trim()\` removes`,
  vi: `${aSecret.vi}, không xuống dòng: nội dung đọc từ tệp thường có dấu xuống dòng ở cuối, \`trim()\` sẽ bỏ đi`,
}
const withLineBreak = { en: "the text has a line break.", vi: "chuỗi ký tự có dấu xuống dòng." }

const checkOptions = (options: VxpOptions): void => {
  if (!isPlainObject(options))
    throw wrongKind("options", options, {
      en: "an object `{ endpoint, systemId, secret }`",
      vi: "đối tượng `{ endpoint, systemId, secret }`",
    })
  const odd = Object.keys(options).find((name) => !Object.hasOwn(known, name))
  if (odd !== undefined) throw unknownField(odd, Object.keys(known))
  const { systemId } = options
  if (typeof systemId !== "string" || systemId.trim() === "" || !isHeaderText(systemId))
    throw wrongKind("systemId", systemId, {
      en: "the system id that the axis assigned, as text of letters, digits and signs without accents or line breaks",
      vi: "mã hệ thống do trục cấp, dạng chữ không dấu, không xuống dòng",
    })
  const secret: unknown = Redacted.isRedacted(options.secret)
    ? Redacted.value(options.secret)
    : options.secret
  if (typeof secret !== "string" || secret.trim() === "") throw wrongKind("secret", secret, aSecret)
  // With it, the axis would refuse every call for its signature, and name no secret.
  if (/[\r\n]/.test(secret)) throw wrongInput("secret", withLineBreak, aSecretOfOneLine)
}

const aCertificate = {
  en: 'certificates in PEM as text, as `await readFile(path, "utf8")` returns, not a path',
  vi: 'chứng thư dạng PEM, như `await readFile(path, "utf8")` trả về, không phải đường dẫn',
}

const settleCa = (ca: unknown): ReadonlyArray<string> | undefined => {
  if (ca === undefined) return undefined
  const texts: ReadonlyArray<unknown> = Array.isArray(ca) ? ca : [ca]
  const wrong = texts.findIndex((text) => !holdsCertificate(text))
  if (wrong >= 0 || texts.length === 0)
    throw pemInPlace("ca", texts.length === 0 ? ca : texts[wrong], aCertificate)
  return texts.filter(holdsCertificate)
}

const checkKinds = ({ agencies, paddedFileHash, decision20Directory, insecure }: VxpOptions): void => {
  const codes = { en: "a list of codes as text", vi: "danh sách mã dạng chữ" }
  if (
    agencies !== undefined &&
    !(Array.isArray(agencies) && Array.from(agencies).every((code) => typeof code === "string"))
  )
    throw wrongKind("agencies", agencies, codes)
  for (const [name, value] of Object.entries({ paddedFileHash, decision20Directory, insecure }))
    if (value !== undefined && typeof value !== "boolean")
      throw wrongKind(name, value, { en: "true or false", vi: "true hoặc false" })
}

/**
 * Fills in the defaults. Throws an `InputError` for an unknown option, an invalid endpoint or an invalid time
 * limit, which are faults of the program and not of the network.
 */
export const settle = (given: VxpOptions): VxpSettings => {
  const options = readableOptions(given)
  checkOptions(options)
  checkKinds(options)
  return settled(options)
}

const settled = (options: VxpOptions): VxpSettings => ({
  endpoint: settleEndpoint(options.endpoint, options.insecure ?? false),
  systemId: options.systemId,
  secret: Redacted.isRedacted(options.secret) ? options.secret : Redacted.make(options.secret),
  agencies: options.agencies ?? [],
  limitMillis: settleTimeout(options.timeout ?? "60 seconds"),
  fileHashForm: options.paddedFileHash === true ? "padded" : "unpadded",
  decision20Directory: options.decision20Directory ?? false,
  ca: settleCa(options.ca),
})
