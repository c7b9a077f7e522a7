import { Option } from "effect"

/** The last error of an axis that is away: its code and sentences. */
export interface Trouble {
  readonly problem: string
  readonly text: { readonly en: string; readonly vi: string }
  /** How long the axis asked clients to wait. */
  readonly retryAfterMillis?: number
}

/** Work goes to the axis. */
export interface Closed {
  readonly _tag: "Closed"
  /** The items in a row that the axis did not take while it answered questions. */
  readonly suspects: ReadonlySet<string>
}

/** Work waits, and one worker at a time tries the axis at intervals. */
export interface Open {
  readonly _tag: "Open"
  readonly since: number
  readonly trouble: Trouble
  /** Whether it answers questions although it takes no work. Then only work can show that it is back. */
  readonly answers: boolean
  /** Whether it did so at any time since it went away. */
  readonly onceAnswered: boolean
  /** Whether a call that met no absence was answered since: more such answers say nothing new. */
  readonly onceHeard: boolean
  /** How many tries failed. */
  readonly tries: number
  readonly triedAt: number
  readonly nextAt: number
  /** A worker is trying it. */
  readonly beingTried: boolean
}

/** The connection to one axis, as one process knows it. */
export type Circuit = Closed | Open

export const closed: Closed = { _tag: "Closed", suspects: new Set() }

/** When this many different items fail in a row, the fault is not theirs. */
const inARow = 2

const firstTryMillis = 5_000
/**
 * A silent axis is left alone for longer than one that answers: in the latter case a single item may be at
 * fault.
 */
const maxMillis = { silent: 5 * 60_000, answering: 30_000 }
/** The longest wait that an axis may ask for. */
const maxAskedMillis = 3_600_000

/** `spread` is a random number in [0, 1). */
const pause = (
  tries: number,
  answers: boolean,
  { retryAfterMillis = 0 }: Trouble,
  spread: number,
): number => {
  const longest = answers ? maxMillis.answering : maxMillis.silent
  const grown = Math.min(firstTryMillis * 2 ** Math.min(tries, 10), longest) * (0.75 + spread / 4)
  return Math.round(Math.max(grown, Math.min(retryAfterMillis, maxAskedMillis)))
}

const lose = (circuit: Circuit, answers: boolean, trouble: Trouble, now: number, spread: number): Open => {
  const known = circuit._tag === "Open" ? circuit : undefined
  const tries = known ? known.tries + 1 : 0
  return {
    _tag: "Open",
    since: known?.since ?? now,
    trouble,
    answers,
    onceAnswered: answers || known?.onceAnswered === true,
    onceHeard: known?.onceHeard === true,
    tries,
    triedAt: now,
    nextAt: now + pause(tries, answers, trouble, spread),
    beingTried: false,
  }
}

export const isSilent = (circuit: Circuit): boolean => circuit._tag === "Open" && !circuit.answers

/** The axis does not answer a question. */
export const onNoAnswer = (circuit: Circuit, trouble: Trouble, now: number, spread: number): Circuit =>
  lose(circuit, false, trouble, now, spread)

/** A circuit with the silence that another system met at the same endpoint. */
export const silentAs = (circuit: Circuit, silence: Open): Open => {
  if (circuit._tag === "Closed")
    return { ...silence, onceAnswered: false, onceHeard: false, beingTried: false }
  const { since, onceAnswered, onceHeard, beingTried } = circuit
  return { ...silence, since, onceAnswered, onceHeard, beingTried }
}

/** The axis answered a question. It is back, unless it has answered questions before and taken no work. */
export const onAnswer = (circuit: Circuit, now: number): Circuit => {
  if (circuit._tag === "Closed") return circuit
  if (!circuit.onceAnswered) return closed
  return circuit.answers
    ? circuit
    : { ...circuit, answers: true, triedAt: now, nextAt: now, beingTried: false }
}

/**
 * A silent axis answered a call. Other kinds of call that it did not answer are still unanswered, so items
 * probe the axis one at a time. `isNews` when the call had not been answered before.
 */
export const onOtherCallAnswered = (circuit: Circuit, isNews: boolean, now: number): Circuit => {
  if (circuit._tag === "Closed" || circuit.answers) return circuit
  const heardNow = isNews || !circuit.onceHeard
  return { ...circuit, answers: true, onceHeard: true, ...(heardNow && { triedAt: now, nextAt: now }) }
}

/**
 * The axis answers questions but did not take an item: the item may be at fault, unless it is the second in a
 * row.
 */
export const onItemNotTaken = (
  circuit: Circuit,
  work: string,
  trouble: Trouble,
  now: number,
  spread: number,
): Circuit => {
  if (circuit._tag === "Open") return lose(circuit, true, trouble, now, spread)
  const suspects = new Set([...circuit.suspects, work])
  return suspects.size < inARow ? { _tag: "Closed", suspects } : lose(circuit, true, trouble, now, spread)
}

/**
 * What a worker that looks for work does: send, wait, ask the axis a question, or try it with one item, of
 * any lane or first of the ordinary ones.
 */
export type Turn = "send" | "wait" | "ask" | "try" | "try-ordinary"

/** How long a try with ordinary work is reserved for a worker that takes it. */
const reservedMillis = 10_000

/**
 * Every other try is ordinary: otherwise urgent items that the axis never takes would hold up all ordinary
 * ones.
 */
const isOrdinarys = ({ answers, tries }: Open) => answers && tries % 2 === 1

/** When a worker may try next. A clock that was set back does not prolong the wait. */
const mayTryAt = (circuit: Open, now: number, takesOrdinary: boolean): number => {
  if (now < circuit.triedAt) return now
  return isOrdinarys(circuit) && !takesOrdinary ? circuit.nextAt + reservedMillis : circuit.nextAt
}

export const turn = (circuit: Circuit, now: number, takesOrdinary = true): Turn => {
  if (circuit._tag === "Closed") return "send"
  if (circuit.beingTried || now < mayTryAt(circuit, now, takesOrdinary)) return "wait"
  if (!circuit.answers) return "ask"
  return isOrdinarys(circuit) && takesOrdinary ? "try-ordinary" : "try"
}

/** How long nothing may be sent; none when something may, even if it is only one item. */
export const waitMillis = (circuit: Circuit, now: number, takesOrdinary = true): Option.Option<number> => {
  const next = turn(circuit, now, takesOrdinary)
  if (circuit._tag === "Closed" || next === "try" || next === "try-ordinary") return Option.none()
  if (circuit.beingTried) return Option.some(Number.POSITIVE_INFINITY)
  return Option.some(Math.max(mayTryAt(circuit, now, takesOrdinary) - now, 0))
}

/** How long a silent axis is not to be asked; 0 when it may be, and for one that answers. */
export const silenceMillis = (circuit: Circuit, now: number): number =>
  circuit._tag === "Closed" || circuit.answers || now < circuit.triedAt
    ? 0
    : Math.max(circuit.nextAt - now, 0)

/** A worker starts to try the axis, or has ended without a result. */
export const setTried = (circuit: Circuit, beingTried: boolean): Circuit =>
  circuit._tag === "Open" ? { ...circuit, beingTried } : circuit
