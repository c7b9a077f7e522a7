import { Effect } from "effect"
import type { ReadElement } from "./element.ts"
import { batchSize } from "./walk.ts"

/** Letters that are read before it yields to the event loop: in the worst case 25 ms of work. */
const lettersAtOnce = 16_384

/** An element whose children are being read, and those that are. */
interface Reading {
  readonly element: ReadElement
  readonly children: Array<ReadElement>
}

const begun = (element: ReadElement): Reading => ({ element, children: [] })

const ended = ({ element, children }: Reading): ReadElement =>
  children.some((child, index) => child !== element.children[index]) ? { ...element, children } : element

/**
 * Changes the texts in an element, yielding to the event loop between them: `change` returns the replacement
 * of an element with a text, and `isLeft` says which elements stay as they are, with everything in them.
 */
export const changeTexts = Effect.fnUntraced(function* (
  root: ReadElement,
  change: (element: ReadElement, parent: string) => ReadElement,
  isLeft: (element: ReadElement) => boolean = () => false,
): Effect.fn.Return<ReadElement> {
  const read = begun(root)
  const path = [read]
  let [texts, letters] = [0, 0]
  for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
    const child = at.element.children[at.children.length]
    if (child === undefined) {
      path.pop()
      path.at(-1)?.children.push(ended(at))
    } else if (isLeft(child)) at.children.push(child)
    else if (child.children.length > 0) path.push(begun(child))
    else {
      texts += 1
      letters += child.text.length
      if (texts > batchSize || letters > lettersAtOnce) {
        texts = 1
        letters = child.text.length
        yield* Effect.yieldNow
      }
      at.children.push(change(child, at.element.name))
    }
  }
  return ended(read)
})
