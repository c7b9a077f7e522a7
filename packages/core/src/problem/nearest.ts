/** How many letters have to be put in, left out or replaced to make one text of another. */
const distance = (one: string, other: string): number => {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++)
      current.push(
        Math.min(
          (above[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1),
        ),
      )
    above = current
  }
  return above.at(-1) ?? 0
}

/** The known name that somebody may have meant by another; none when nothing is near. */
export const nearest = (given: string, known: ReadonlyArray<string>): string | undefined => {
  // Long texts are no misspelt names, and would take long to compare.
  if (given.length > 60) return undefined
  const [best] = known
    .map((name) => ({ name, far: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  return best && best.far <= Math.max(1, Math.floor(given.length / 3)) ? best.name : undefined
}
