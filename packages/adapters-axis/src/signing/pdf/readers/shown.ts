import { type InPieces, takeAll } from "../../../turns/in-pieces.ts"
import { lookUp, type PdfFile } from "../pdf-file.ts"
import { orElse, type PdfValue } from "../pdf-value.ts"
import { type Budget, spend } from "../spend.ts"

/** The data of the programs that made a document, which readers leave alone (ISO 32000-2, 14.5). */
const unread = "PieceInfo"

const namedIn = function* (value: PdfValue): Generator<number> {
  if (value.kind === "reference") yield value.number
  if (value.kind === "array") for (const item of value.items) yield* namedIn(item)
  if (value.kind === "dictionary" || value.kind === "stream")
    for (const [key, entry] of value.entries) if (key !== unread) yield* namedIn(entry)
}

/** The numbers of all objects that the trailer leads to, whether or not they exist. */
export const shownBy = function* (file: PdfFile, steps: Budget): InPieces<ReadonlySet<number>> {
  const shown = new Set<number>()
  const { places, trailer } = file.crossReference
  const waiting: Array<number> = []
  const follow = (value: PdfValue) => {
    for (const number of namedIn(value)) {
      spend(steps, 1)
      if (shown.has(number)) continue
      shown.add(number)
      waiting.push(number)
    }
  }
  for (const [key, value] of trailer) if (key !== "Prev") follow(value)
  yield* takeAll(waiting, (number) => {
    const place = places.get(number)
    if (place?.kind === "inside") follow({ kind: "reference", number: place.holder, generation: 0 })
    const value = orElse(() => lookUp(file, number), undefined)
    if (value !== undefined) follow(value)
  })
  return shown
}
