import { createHmac } from "node:crypto"

/** What every parameter's header name starts with. */
export const headerPrefix = "XroadVnpt-"

/** A parameter of a VXP call: its name without the prefix, and its value. */
export type Parameter = readonly [name: string, value: string]

const lineSeparators = /[\u2028\u2029]/g

/**
 * Prints JSON as the axis' own client does, which escapes the two line separators that JavaScript leaves raw.
 */
const jsonText = (text: string): string =>
  JSON.stringify(text).replace(lineSeparators, (c) => (c === "\u2028" ? "\\u2028" : "\\u2029"))

/** The text to sign: a compact JSON object of all parameters, in their order. */
export const signHeader = (parameters: ReadonlyArray<Parameter>): string =>
  `{${parameters.map(([name, value]) => `${jsonText(headerPrefix + name)}:${jsonText(value)}`).join(",")}}`

/** HMAC-SHA256 of the signed text under the system's secret, in lower-case hexadecimal. */
export const hashHeader = (secret: string, signHeader: string): string =>
  createHmac("sha256", secret).update(signHeader, "utf8").digest("hex")

/**
 * The parameters of a call as HTTP headers, with the three headers that sign them.
 *
 * @example
 * ```ts
 * import { signedHeaders } from "@lienthong/adapters-axis"
 *
 * const secret = process.env.AXIS_SECRET ?? ""
 * const headers = signedHeaders([["systemid", "SYS-H53"], ["timestamp", "22112026T011551+0496"]], secret)
 * headers["XroadVnpt-sign-header-key"] // "systemid;timestamp"
 * ```
 */
export const signedHeaders = (
  parameters: ReadonlyArray<Parameter>,
  secret: string,
): Readonly<Record<string, string>> => {
  const text = signHeader(parameters)
  return {
    ...Object.fromEntries(parameters.map(([name, value]) => [headerPrefix + name, value])),
    [`${headerPrefix}sign-header-key`]: parameters.map(([name]) => name).join(";"),
    [`${headerPrefix}sign-header`]: text,
    [`${headerPrefix}hash-header`]: hashHeader(secret, text),
  }
}
