import { itemsOf, type PdfFile, resolve } from "../pdf-file.ts"
import { changed } from "../pdf-problem.ts"
import type { PdfEntries, PdfValue } from "../pdf-value.ts"
import type { Comparison } from "./comparison.ts"

/**
 * The largest part of a page that later signatures may cover together. Ten signatures and seals of a joint
 * document, in the sizes that agencies use, take less. More would hide what was signed.
 */
const maxPart = 1 / 3

/** The size assumed for a page whose size is not readable. */
const usualArea = 612 * 792

/** The edges of a rectangle, whichever corners it states. */
interface Rectangle {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

const rectangleOf = (file: PdfFile, value: PdfValue | undefined): Rectangle | undefined => {
  const corners = itemsOf(file, value).map((item) => {
    const corner = resolve(file, item)
    return corner.kind === "word" ? Number(corner.text) : Number.NaN
  })
  if (corners.length !== 4 || !corners.every(Number.isFinite)) return undefined
  const [a = 0, b = 0, c = 0, d = 0] = corners
  return { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) }
}

const sizeOf = ({ left, bottom, right, top }: Rectangle) =>
  Math.max(0, right - left) * Math.max(0, top - bottom)

/** The area of a rectangle; `undefined` if it is not readable. */
export const areaOf = (file: PdfFile, value: PdfValue | undefined): number | undefined => {
  const rectangle = rectangleOf(file, value)
  const area = rectangle && sizeOf(rectangle)
  return Number.isFinite(area) ? area : undefined
}

/** The boxes of a page, which it may inherit. */
export interface PageBoxes {
  readonly crop: PdfValue | undefined
  readonly media: PdfValue | undefined
}

export const boxesOf = (page: PdfEntries, above: PageBoxes): PageBoxes => ({
  crop: page.get("CropBox") ?? above.crop,
  media: page.get("MediaBox") ?? above.media,
})

/** The visible area of a page: what its boxes have in common. */
const seenArea = (file: PdfFile, { crop, media }: PageBoxes): number => {
  const boxes = [crop, media].flatMap((box) => rectangleOf(file, box) ?? []).filter((box) => sizeOf(box) > 0)
  if (boxes.length === 0) return usualArea
  return sizeOf({
    left: Math.max(...boxes.map(({ left }) => left)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    right: Math.min(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
  })
}

/** Requires that later signatures leave most of a page visible as it was signed. */
export const expectRoom = (comparison: Comparison, page: PdfEntries, above: PageBoxes): void => {
  const { now, shown } = comparison
  const widgets = itemsOf(now, page.get("Annots")).filter(
    (item) => item.kind === "reference" && shown.has(item.number),
  )
  if (widgets.length === 0) return
  const covered = widgets.reduce((sum, item) => {
    const widget = resolve(now, item)
    const area = widget.kind === "dictionary" ? areaOf(now, widget.entries.get("Rect")) : undefined
    return sum + (area ?? Number.POSITIVE_INFINITY)
  }, 0)
  if (covered > maxPart * seenArea(now, boxesOf(page, above)))
    changed("the added signatures cover more than a third of a page")
}
