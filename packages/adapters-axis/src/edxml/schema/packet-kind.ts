import type { ReadElement } from "../xml/element.ts"

const all = (elements: ReadonlyArray<ReadElement>, name: string): ReadonlyArray<ReadElement> =>
  elements.flatMap(({ children, silent }) => [...children, ...silent].filter((child) => child.name === name))

/** Whether a packet is a status packet: it is if any reader finds a status in it, even without a value. */
export const isStatusPacket = (root: ReadElement): boolean => {
  const headers = all(all([root], "edXMLEnvelope"), "edXMLHeader")
  return all(headers, "Status").length > 0 || all(all(headers, "MessageHeader"), "StatusCode").length > 0
}
