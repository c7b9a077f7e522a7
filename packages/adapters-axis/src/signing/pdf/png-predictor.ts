import { PdfProblem } from "./pdf-problem.ts"

/**
 * What a byte is predicted to be from the one to its left, the one above, and the one above that to its left.
 */
type Predict = (left: number, up: number, corner: number) => number

const paeth: Predict = (left, up, corner) => {
  const estimate = left + up - corner
  const toLeft = Math.abs(estimate - left)
  const toUp = Math.abs(estimate - up)
  const toCorner = Math.abs(estimate - corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

const filters: ReadonlyArray<Predict> = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
]

/**
 * Undoes PNG's row filters (RFC 2083, chapter 6): each row of `width` bytes is led by the number of its
 * filter. `pixel` is how many bytes to the left the neighbour is.
 */
export const unfilterRows = (data: Buffer, width: number, pixel: number): Buffer => {
  const rows = Math.floor(data.length / (width + 1))
  const output = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row += 1) {
    const source = row * (width + 1)
    const target = row * width
    const predict = filters[data[source] ?? 0]
    if (predict === undefined) throw new PdfProblem("packing-unknown", "a PNG filter of an unknown number")
    for (let column = 0; column < width; column += 1) {
      const at = target + column
      const hasLeft = column >= pixel
      const left = hasLeft ? (output[at - pixel] ?? 0) : 0
      const up = row > 0 ? (output[at - width] ?? 0) : 0
      const corner = hasLeft && row > 0 ? (output[at - width - pixel] ?? 0) : 0
      output[at] = (data[source + 1 + column] ?? 0) + predict(left, up, corner)
    }
  }
  return output
}
