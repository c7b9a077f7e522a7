import { itemsOf, type PdfFile, resolve } from "../pdf-file.ts"
import type { PdfEntries, PdfValue } from "../pdf-value.ts"
import { type Comparison, changed } from "./comparison.ts"

/**
 * The largest part of a page that later signatures may cover together. Ten signatures and seals of a joint
 * document, in the sizes that agencies use, take less. More would hide what was signed.
 */
const maxPart = 1 / 3

/** The size assumed for a page whose size is not readable. */
const usualArea = 612 * 792

/** The area of a rectangle; 0 if it is not readable. */
export const areaOf = (file: PdfFile, rectangle: PdfValue | undefined): number | undefined => {
  const corners = itemsOf(file, rectangle).map((item) => {
    const corner = resolve(file, item)
    return corner.kind === "word" ? Number(corner.text) : Number.NaN
  })
  const [left = 0, bottom = 0, right = 0, top = 0] = corners
  const area = Math.abs(right - left) * Math.abs(top - bottom)
  return corners.length === 4 && Number.isFinite(area) ? area : undefined
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

/** The visible area of a page, which is inside both boxes. */
const seenArea = (file: PdfFile, { crop, media }: PageBoxes): number => {
  const areas = [crop, media].map((box) => areaOf(file, box) ?? 0).filter((area) => area > 0)
  return areas.length === 0 ? usualArea : Math.min(...areas)
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
  if (covered > maxPart * seenArea(now, boxesOf(page, above))) changed("signatures cover too much of a page")
}
