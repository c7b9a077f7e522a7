/** A range of a packet's bytes. */
interface Span {
  readonly start: number
  readonly end: number
}

/** In Latin-1 each character is one byte, so positions in the text equal positions in the packet. */
const asLatin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")

const spans = (text: string, pattern: RegExp): ReadonlyArray<Span> =>
  Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))

const attachment = /<((?:[\w.-]+:)?Attachment)(?:\s[^>]*)?>[\s\S]*?<\/\1\s*>/g
const content =
  /(?<=<(?:[\w.-]+:)?ContentTransferEncoded(?:\s[^>]*)?>)[^<]+(?=<\/(?:[\w.-]+:)?ContentTransferEncoded\s*>)/g

/** The number of attachments in a packet. */
export const countAttachments = (packet: Uint8Array): number => spans(asLatin1(packet), attachment).length

const replace = (packet: Uint8Array, span: Span | undefined, by: Uint8Array): Uint8Array =>
  span === undefined
    ? packet
    : new Uint8Array(Buffer.concat([packet.subarray(0, span.start), by, packet.subarray(span.end)]))

/** Removes an attachment's body from a packet. The manifest still names it. */
export const dropAttachment = (packet: Uint8Array, index: number): Uint8Array =>
  replace(packet, spans(asLatin1(packet), attachment)[index], new Uint8Array())

/** Inverts a byte in the middle of an attachment's content. The packet remains valid XML and base64. */
export const corruptAttachment = (packet: Uint8Array, index: number): Uint8Array => {
  const text = asLatin1(packet)
  const span = spans(text, content)[index]
  if (span === undefined) return packet
  const bytes = Buffer.from(text.slice(span.start, span.end), "base64")
  const middle = bytes.length >> 1
  bytes.fill(~(bytes[middle] ?? 0) & 0xff, middle, middle + 1)
  return replace(packet, span, Buffer.from(bytes.toString("base64"), "latin1"))
}

/**
 * Adds the axis' own trace header to a packet, as the real axis does. A packet without trace headers is
 * unchanged.
 */
export const addTrace = (packet: Uint8Array, organId: string, timestamp: string): Uint8Array => {
  const close = /<\/((?:[\w.-]+:)?)TraceHeaderList\s*>/.exec(asLatin1(packet))
  if (close === null) return packet
  const prefix = close[1] ?? ""
  const trace =
    `<${prefix}TraceHeader><${prefix}OrganId>${organId}</${prefix}OrganId>` +
    `<${prefix}Timestamp>${timestamp}</${prefix}Timestamp></${prefix}TraceHeader>`
  return replace(packet, { start: close.index, end: close.index }, Buffer.from(trace, "utf8"))
}

const subject = /(?<=<(?:[\w.-]+:)?Subject(?:\s[^>]*)?>)[^<]*(?=<)/g

/** Replaces the subject of a packet. */
export const withSubject = (packet: Uint8Array, text: string): Uint8Array => {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
  return replace(packet, spans(asLatin1(packet), subject)[0], Buffer.from(escaped, "utf8"))
}
