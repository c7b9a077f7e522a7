import { isDocumentHeader } from "../document/read-document.ts"
import { descend, type ReadElement, type XmlElement } from "../xml/element.ts"
import { knownNames, singlesOf } from "./single-elements.ts"

/** What of a packet one system reads so and another so, and what stands twice without saying two things. */
export interface TwoReadings {
  /** Elements, as `Parent.Element`, of which no reader can tell what the packet says. */
  readonly contradictory: ReadonlyArray<string>
  /** Elements that repeat what they say. */
  readonly repeated: ReadonlyArray<string>
}

const says = (a: XmlElement, b: XmlElement): boolean =>
  a.text === b.text &&
  a.children.length === b.children.length &&
  a.children.every((child, index) => {
    const other = b.children[index]
    return other !== undefined && child.name === other.name && says(child, other)
  })

const isStatusHeader = (header: XmlElement): boolean => descend(header, "StatusCode") !== undefined

/** Names are compared without case: a reader that does not tell `Subject` from `subject` reads both. */
const sameName = (name: string) => (other: string) => name.toLowerCase() === other.toLowerCase()

/** Known elements whose names stand in other letters, as capital or small: some readers pass over them, some do not. */
const inOtherCase = (parent: ReadElement): ReadonlyArray<string> =>
  parent.children.flatMap(({ name }) => {
    const known = knownNames.get(name.toLowerCase())
    return known === undefined || known === name ? [] : [`${parent.name}.${known}`]
  })

/** Children of which some readers take the text, some the elements, and some both. */
const mixed = (parent: ReadElement): ReadonlyArray<string> =>
  parent.children.flatMap(({ name, children, silent, stray }) => {
    // `Code` has elements in a document's header, and is a text where a document is answered.
    const isField = singlesOf(name, false) === undefined || (parent.name === "ResponseFor" && name === "Code")
    const hasElements = children.length > 0 || silent.length > 0
    const isKnown = knownNames.has(name.toLowerCase())
    return isKnown && (stray !== "" || (isField && hasElements)) ? [`${parent.name}.${name}`] : []
  })

/** How the elements that a parent may have once stand in it. */
const lookInto = (parent: ReadElement, singles: ReadonlyArray<string>): TwoReadings => {
  const contradictory: Array<string> = []
  const repeated: Array<string> = []
  for (const single of singles) {
    const isIt = sameName(single)
    const [first, ...others] = parent.children.filter(({ name }) => isIt(name))
    if (first === undefined) continue
    const field = `${parent.name}.${single}`
    // The last one counts with most readers, also when it is empty.
    const isEmptied = parent.silent.some(isIt)
    if (isEmptied || !others.every((other) => says(first, other))) contradictory.push(field)
    else if (others.length > 0) repeated.push(field)
  }
  return { contradictory, repeated }
}

/** Whether two elements say the same wherever both say something. */
const agree = (a: XmlElement, b: XmlElement): boolean =>
  a.text === b.text &&
  a.children.every((child) => b.children.every((other) => child.name !== other.name || agree(child, other)))

/** A status that stands in both forms of its header, which must not say two things; a document's header is none. */
const statusInTwoForms = (header: ReadElement): ReadonlyArray<string> => {
  const [status, ...more] = header.children.filter(({ name }) => name === "Status")
  const other = header.children.find(({ name }) => name === "MessageHeader")
  if (status === undefined || other === undefined || more.length > 0) return []
  const isOfDocument = isDocumentHeader(other) && !isStatusHeader(other)
  return isOfDocument || !agree(other, status) ? ["edXMLHeader.Status"] : []
}

/** The places where a packet may have its files; each reader looks at one first. */
const filesInSeveralPlaces = (root: XmlElement): ReadonlyArray<string> => {
  const envelope = descend(root, "edXMLEnvelope")
  const places = [root, envelope, descend(envelope, "edXMLBody")].filter(
    (place) => descend(place, "AttachmentEncoded") !== undefined,
  )
  return places.length > 1 ? ["edXML.AttachmentEncoded"] : []
}

/** What only a document has: beside a status, some readers take the packet for the one, and some for the other. */
const documentOnly = ["Subject", "DocumentType", "Content", "PromulgationInfo"]

const documentInStatus = (header: ReadElement): ReadonlyArray<string> =>
  isStatusHeader(header) && documentOnly.some((name) => descend(header, name) !== undefined)
    ? [`${header.name}.StatusCode`]
    : []

const carriesFiles = (root: XmlElement): boolean => {
  const envelope = descend(root, "edXMLEnvelope")
  const body = descend(envelope, "edXMLBody")
  return (
    [root, envelope, body].some((place) => descend(place, "AttachmentEncoded", "Attachment") !== undefined) ||
    descend(body, "edXMLManifest", "Reference") !== undefined
  )
}

const filesOfStatus = (root: XmlElement): ReadonlyArray<string> => {
  const header = descend(root, "edXMLEnvelope", "edXMLHeader")
  const isStatus =
    descend(header, "Status") !== undefined || descend(header, "MessageHeader", "StatusCode") !== undefined
  return isStatus && carriesFiles(root) ? ["edXML.AttachmentEncoded"] : []
}

const beyondOneParent = (element: ReadElement): ReadonlyArray<string> => {
  if (element.name === "edXMLHeader") return statusInTwoForms(element)
  if (element.name === "MessageHeader" || element.name === "Status") return documentInStatus(element)
  return element.name === "edXML" ? [...filesInSeveralPlaces(element), ...filesOfStatus(element)] : []
}

/**
 * Finds what two systems would read differently: an element that the standard has once and that stands several times and
 * says several things, of which some readers take the first and the axis' own library takes the last; a text with
 * elements inside, of which some readers take the text and some everything; a known name in other letters; and a status
 * that is also a document. Elements that nobody knows are not looked into.
 */
export const findTwoReadings = (element: ReadElement): TwoReadings => {
  const singles = singlesOf(element.name, isStatusHeader(element))
  if (singles === undefined) return { contradictory: [], repeated: [] }
  const found = [lookInto(element, singles), ...element.children.map(findTwoReadings)]
  return {
    contradictory: [
      ...found.flatMap(({ contradictory }) => contradictory),
      ...mixed(element),
      ...inOtherCase(element),
      ...beyondOneParent(element),
    ],
    repeated: found.flatMap(({ repeated }) => repeated),
  }
}
