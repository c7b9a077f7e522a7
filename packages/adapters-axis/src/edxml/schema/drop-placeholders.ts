import { tolerance } from "@lienthong/core/adapter"
import { Effect } from "effect"
import { changeTexts } from "../xml/change-texts.ts"
import { isPlaceholder } from "../xml/placeholder.ts"
import type { Dialect } from "./dialect.ts"

/** Empties the fields in which a packet says that it has nothing to say, so that nobody is called `N/A`. */
export const dropPlaceholders = Effect.fnUntraced(function* ({
  root,
  tolerated,
}: Dialect): Effect.fn.Return<Dialect> {
  const notes = [...tolerated]
  const read = yield* changeTexts(root, (element, parent) => {
    if (!isPlaceholder(element.name, element.text)) return element
    notes.push(tolerance("value-empty", `${parent}.${element.name}`, { value: element.text }))
    return { ...element, text: "" }
  })
  return { root: read, tolerated: notes }
})
