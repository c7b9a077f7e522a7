import { accepts } from "../../adapter-kit/promise/answer.ts"
import { describeThrown, givenAtOnce, readableThrown } from "../../adapter-kit/promise/call-adapter.ts"
import { type AnyHostView, type ListEntry, readRow, type View, writeRow } from "../../view/view.ts"

/** A function of a host's view that threw, or returned a value of which no row can be made. */
export class ViewFault extends Error {
  readonly call: string
  constructor(call: string, cause: unknown) {
    const read = readableThrown(cause)
    super(describeThrown(read), { cause: read })
    this.call = call
  }
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== ""

const isEntry = (value: unknown): value is ListEntry =>
  typeof value === "object" &&
  value !== null &&
  isText(Reflect.get(value, "list")) &&
  typeof Reflect.get(value, "sort") === "string"

/** The answer of a host's function, if it is of the kind expected. */
const askView = <A>(
  call: string,
  expected: string,
  ask: () => unknown,
  isFit: (answer: unknown) => boolean,
): A => {
  let answer: unknown
  try {
    answer = givenAtOnce(ask())
  } catch (cause) {
    throw new ViewFault(call, cause)
  }
  if (!accepts(isFit, answer)) throw new ViewFault(call, new Error(`it must return ${expected}`))
  return answer as A
}

const listOf = (isFit: (value: unknown) => boolean) => (answer: unknown) =>
  Array.isArray(answer) && answer.every(isFit)

/** A key of the view's own: keys that begin with `#` are the library's. */
const isKey = (value: unknown) => isText(value) && !value.startsWith("#")

/**
 * Wraps a host's view so that each function returns what a view's must, or throws a {@link ViewFault} that
 * names it.
 */
export const guardedView = (view: AnyHostView): View<unknown> => {
  const { name, version, rowsOf, evolve, listsOf, codec } = view
  const given = { name, version, rowsOf, evolve, listsOf, ...(codec && { codec }) } as View<unknown>
  return {
    name,
    version,
    rowsOf: (change) => askView("rowsOf", "a list of keys", () => given.rowsOf(change), listOf(isKey)),
    evolve: (row, change, key) =>
      askView(
        "evolve",
        "a row or undefined, not a Promise",
        () => given.evolve(row, change, key),
        (answer) => !(answer instanceof Promise),
      ),
    listsOf: (row, key) =>
      askView(
        "listsOf",
        "a list of { list, sort }, both text",
        () => given.listsOf(row, key),
        listOf(isEntry),
      ),
    codec: {
      read: (text) =>
        askView(
          "codec.read",
          "a row",
          () => readRow(given, text),
          () => true,
        ),
      write: (row) => askView("codec.write", "text", () => writeRow(given, row), isText),
    },
  }
}
