import { descend, type ReadElement, type XmlElement } from "../xml/element.ts"
import { documentForm, type ElementForm, knownNames, statusForm } from "./element-form.ts"
import { isStatusPacket } from "./packet-kind.ts"

/** The parts of a packet that systems read differently, and the parts that add nothing. */
export interface TwoReadings {
  /** Elements, as `Parent.Element`, whose meaning is contradictory. */
  readonly contradictory: ReadonlyArray<string>
  /** Elements that repeat themselves without a difference. */
  readonly repeated: ReadonlyArray<string>
  /** Texts in the place of elements, which no system reads. */
  readonly unread: ReadonlyArray<string>
  /** Groups out of their place, in which no system finds anything. */
  readonly misplaced: ReadonlyArray<string>
}

interface Found {
  /** How often each known name stands in the packet. */
  readonly times: ReadonlyMap<string, number>
  /** The agencies that the header names as the sender. */
  readonly senders: ReadonlySet<string>
  readonly contradictory: Array<string>
  readonly repeated: Array<string>
  readonly unread: Array<string>
  readonly misplaced: Array<string>
}

const says = (a: XmlElement, b: XmlElement): boolean =>
  a.text === b.text &&
  a.children.length === b.children.length &&
  a.children.every((child, index) => {
    const other = b.children[index]
    return other !== undefined && child.name === other.name && says(child, other)
  })

const allIn = ({ children, silent }: ReadElement): ReadonlyArray<ReadElement> => [...children, ...silent]

/** Names are compared without case: a reader that does not tell `Subject` from `subject` reads both. */
const knownName = ({ name }: XmlElement): string | undefined => knownNames.get(name.toLowerCase())

/**
 * What an XML signature has of its own: a `Reference` is no file's and stands in every packet that is signed
 * as a whole; an `OrganId` in the `KeyInfo` of old connectors names the sender once more, and misleads nobody
 * while it is the same.
 */
const isOfSignature = (parent: XmlElement, child: XmlElement, senders: ReadonlySet<string>): boolean =>
  (parent.name === "SignedInfo" && child.name === "Reference") ||
  (parent.name === "KeyInfo" && child.name === "OrganId" && senders.has(child.text))

const holdsKnown = (element: ReadElement): boolean =>
  allIn(element).some((child) => knownName(child) !== undefined || holdsKnown(child))

/** How often each known name stands in an element, at any depth. */
const countKnown = (element: ReadElement, times = new Map<string, number>()): Map<string, number> => {
  for (const child of allIn(element)) {
    const known = knownName(child)
    if (known !== undefined) times.set(known, (times.get(known) ?? 0) + 1)
    countKnown(child, times)
  }
  return times
}

/**
 * Whether a group that is out of its place misleads nobody: it is the only one of its name, so that no reader
 * takes it for another, and holds elements, none of which the standard knows.
 */
const isHarmless = (group: ReadElement, known: string, { times }: Found): boolean =>
  group.text === "" &&
  group.stray === "" &&
  group.children.length > 0 &&
  !holdsKnown(group) &&
  times.get(known) === 1

/** Looks for known elements in an unknown one: readers that look for a name anywhere find them. */
const lookThrough = (foreign: ReadElement, found: Found): void => {
  for (const child of allIn(foreign)) {
    const known = isOfSignature(foreign, child, found.senders) ? undefined : knownName(child)
    if (known === undefined) lookThrough(child, found)
    else found.contradictory.push(`${foreign.name}.${known}`)
  }
}

/** Counts repeated elements that a parent may have once, and checks whether they agree. */
const lookForRepetition = (parent: ReadElement, form: ElementForm, found: Found): void => {
  for (const [single, { isSingle }] of form.children) {
    if (!isSingle) continue
    const [first, ...others] = parent.children.filter(({ name }) => name === single)
    if (first === undefined) continue
    // Most readers take the last one, even when it is empty.
    const isEmptied = parent.silent.some(({ name }) => name === single)
    if (isEmptied || !others.every((other) => says(first, other)))
      found.contradictory.push(`${parent.name}.${single}`)
    else if (others.length > 0) found.repeated.push(`${parent.name}.${single}`)
  }
}

/** Looks into an element that is in its place in the standard, and at its form. */
const lookInto = (element: ReadElement, form: ElementForm, place: string, found: Found): void => {
  const inside = allIn(element)
  const isText = form.children.size === 0
  // Some readers take the text, some the elements, and some both.
  if (element.stray !== "" || (isText && inside.length > 0)) found.contradictory.push(place)
  else if (!isText && element.text !== "") found.unread.push(place)
  lookForRepetition(element, form, found)
  for (const child of inside) {
    const own = form.children.get(child.name)
    const known = knownName(child)
    if (own !== undefined) lookInto(child, own.form, `${element.name}.${child.name}`, found)
    else if (known === undefined) lookThrough(child, found)
    else if (isHarmless(child, known, found)) found.misplaced.push(`${element.name}.${known}`)
    else found.contradictory.push(`${element.name}.${known}`)
  }
}

/** Whether two elements agree wherever both say something. */
const agree = (a: XmlElement, b: XmlElement): boolean =>
  a.text === b.text &&
  a.children.every((child) => b.children.every((other) => child.name !== other.name || agree(child, other)))

/** Checks that a status in both forms of its header agrees. */
const statusInTwoForms = (header: XmlElement | undefined): ReadonlyArray<string> => {
  const [status, other] = [descend(header, "Status"), descend(header, "MessageHeader")]
  return status && other && !agree(other, status) ? ["edXMLHeader.Status"] : []
}

/** Checks that the paper fields inside and outside the business agree. */
const paperInTwoPlaces = (header: XmlElement | undefined): ReadonlyArray<string> => {
  const traces = descend(header, "TraceHeaderList")
  const [inside, beside] = [descend(traces, "Bussiness", "Paper"), descend(traces, "Paper")]
  return inside && beside && !says(inside, beside) ? ["TraceHeaderList.Paper"] : []
}

/** The places of a packet that may hold its files; each reader looks at one first. */
const filesInSeveralPlaces = (root: XmlElement): ReadonlyArray<string> => {
  const envelope = descend(root, "edXMLEnvelope")
  const places = [root, envelope, descend(envelope, "edXMLBody")].filter(
    (place) => descend(place, "AttachmentEncoded") !== undefined,
  )
  return places.length > 1 ? ["edXML.AttachmentEncoded"] : []
}

/**
 * Finds the parts of a packet that two systems would read differently. An element of the standard must be
 * where the standard has it, as often as it allows, with text or with elements. One in any other place, in an
 * unknown element or under its name in other letters is misread by some reader: some take the first, the
 * axis' own library takes the last, and some look for a name anywhere. Other elements may stand anywhere
 * between those of the standard.
 */
export const findTwoReadings = (root: ReadElement): TwoReadings => {
  const header = descend(root, "edXMLEnvelope", "edXMLHeader")
  const sender = descend(header, "MessageHeader", "From", "OrganId")?.text
  const senders = new Set(sender === undefined || sender === "" ? [] : [sender])
  const found: Found = {
    times: countKnown(root),
    senders,
    contradictory: [],
    repeated: [],
    unread: [],
    misplaced: [],
  }
  lookInto(root, isStatusPacket(root) ? statusForm : documentForm, root.name, found)
  found.contradictory.push(
    ...statusInTwoForms(header),
    ...paperInTwoPlaces(header),
    ...filesInSeveralPlaces(root),
  )
  return found
}
