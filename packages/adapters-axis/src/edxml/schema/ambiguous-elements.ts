import { Effect } from "effect"
import { descend, type ReadElement, type XmlElement } from "../xml/element.ts"
import { allIn, walk, walkInto } from "../xml/walk.ts"
import { documentForm, type ElementForm, knownNames, statusForm } from "./element-form.ts"
import { isStatusPacket } from "./packet-kind.ts"

/** The parts of a packet that systems read differently, and the parts that add nothing. */
export interface AmbiguousElements {
  /** Elements, as `Parent.Element`, whose meaning is contradictory. */
  readonly contradictory: ReadonlyArray<string>
  /** Elements that repeat themselves without a difference. */
  readonly repeated: ReadonlySet<string>
  /** Texts in the place of elements, which no system reads. */
  readonly unread: ReadonlySet<string>
  /** Groups out of their place, in which no system finds anything. */
  readonly misplaced: ReadonlySet<string>
}

interface Found {
  /** How often each known name stands in the packet. */
  readonly times: ReadonlyMap<string, number>
  /** The agencies that the header names as the sender. */
  readonly senders: ReadonlySet<string>
  readonly contradictory: Array<string>
  readonly repeated: Set<string>
  readonly unread: Set<string>
  readonly misplaced: Set<string>
}

const says = (a: XmlElement, b: XmlElement): boolean =>
  a.text === b.text &&
  a.children.length === b.children.length &&
  a.children.every((child, index) => {
    const other = b.children[index]
    return other !== undefined && child.name === other.name && says(child, other)
  })

/** Names are compared without case: a reader that does not tell `Subject` from `subject` reads both. */
const knownName = ({ name }: XmlElement): string | undefined => knownNames.get(name.toLowerCase())

/**
 * Whether an element belongs to an XML signature. Its `Reference` is not a file's, and every packet signed as
 * a whole has one. An `OrganId` in the `KeyInfo` of old connectors repeats the sender, and misleads nobody as
 * long as it is the same.
 */
const isOfSignature = (parent: XmlElement, child: XmlElement, senders: ReadonlySet<string>): boolean =>
  (parent.name === "SignedInfo" && child.name === "Reference") ||
  (parent.name === "KeyInfo" && child.name === "OrganId" && senders.has(child.text))

const holdsKnown = (element: ReadElement): boolean =>
  allIn(element).some((child) => knownName(child) !== undefined || holdsKnown(child))

/** How often each known name stands in a packet, at any depth. */
const countKnown = Effect.fnUntraced(function* (root: ReadElement) {
  const times = new Map<string, number>()
  yield* walk(root, allIn, (element) => {
    const known = knownName(element)
    if (known !== undefined) times.set(known, (times.get(known) ?? 0) + 1)
  })
  return times
})

/**
 * Whether a group that is out of its place misleads nobody: it is the only one of its name, so that no reader
 * takes it for another, and holds elements, none of which the standard knows.
 */
const isHarmless = (group: ReadElement, known: string, { times }: Found): boolean =>
  times.get(known) === 1 &&
  group.text === "" &&
  group.stray === "" &&
  group.children.length > 0 &&
  !holdsKnown(group)

/** The children of each name that the form has. */
const byName = ({ children }: ReadElement, form: ElementForm): ReadonlyMap<string, Array<ReadElement>> => {
  const named = new Map<string, Array<ReadElement>>()
  for (const child of children) {
    const others = named.get(child.name)
    if (others) others.push(child)
    else if (form.children.has(child.name)) named.set(child.name, [child])
  }
  return named
}

/** Counts repeated elements that a parent may have once, and checks whether they agree. */
const lookForRepetition = (parent: ReadElement, form: ElementForm, found: Found): void => {
  const named = byName(parent, form)
  const emptied = new Set(parent.silent.map(({ name }) => name))
  for (const [single, { isSingle }] of form.children) {
    if (!isSingle) continue
    const [first, ...others] = named.get(single) ?? []
    if (first === undefined) continue
    // Most readers take the last one, even when it is empty.
    if (emptied.has(single) || !others.every((other) => says(first, other)))
      found.contradictory.push(`${parent.name}.${single}`)
    else if (others.length > 0) found.repeated.add(`${parent.name}.${single}`)
  }
}

/** An element to look at: in its place in the standard, or unknown to it. */
interface Looked {
  readonly element: ReadElement
  /** Absent for an unknown element. */
  readonly form?: ElementForm
}

/** Looks at the form of an element that is in its place in the standard. */
const lookAt = (element: ReadElement, form: ElementForm, place: string, found: Found): void => {
  const isText = form.children.size === 0
  // Some readers take the text, some the elements, and some both.
  if (element.stray !== "" || (isText && allIn(element).length > 0)) found.contradictory.push(place)
  else if (!isText && element.text !== "") found.unread.add(place)
  lookForRepetition(element, form, found)
}

/**
 * Looks at a child of an element in its place, and says whether to look into it. In an unknown one, readers
 * that look for a name anywhere find the known ones.
 */
const lookInto = (child: ReadElement, { element, form }: Looked, found: Found): Looked | undefined => {
  if (form === undefined) {
    const known = isOfSignature(element, child, found.senders) ? undefined : knownName(child)
    if (known === undefined) return { element: child }
    found.contradictory.push(`${element.name}.${known}`)
    return undefined
  }
  const own = form.children.get(child.name)
  if (own !== undefined) {
    lookAt(child, own.form, `${element.name}.${child.name}`, found)
    return { element: child, form: own.form }
  }
  const known = knownName(child)
  if (known === undefined) return { element: child }
  const path = `${element.name}.${known}`
  if (isHarmless(child, known, found)) found.misplaced.add(path)
  else found.contradictory.push(path)
  return undefined
}

/** Looks through a packet, yielding to the event loop between its elements. */
const lookThrough = (root: ReadElement, form: ElementForm, found: Found): Effect.Effect<void> => {
  lookAt(root, form, root.name, found)
  const first: Looked = { element: root, form }
  return walkInto(
    first,
    ({ element }) => allIn(element),
    (child: ReadElement, of) => lookInto(child, of, found),
  )
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
export const findAmbiguousElements = Effect.fnUntraced(function* (
  root: ReadElement,
): Effect.fn.Return<AmbiguousElements> {
  const header = descend(root, "edXMLEnvelope", "edXMLHeader")
  const sender = descend(header, "MessageHeader", "From", "OrganId")?.text
  const senders = new Set(sender === undefined || sender === "" ? [] : [sender])
  const found: Found = {
    times: yield* countKnown(root),
    senders,
    contradictory: [],
    repeated: new Set(),
    unread: new Set(),
    misplaced: new Set(),
  }
  yield* lookThrough(root, isStatusPacket(root) ? statusForm : documentForm, found)
  found.contradictory.push(
    ...statusInTwoForms(header),
    ...paperInTwoPlaces(header),
    ...filesInSeveralPlaces(root),
  )
  return found
})
