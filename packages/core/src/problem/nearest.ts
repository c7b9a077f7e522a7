/**
 * The edit distance of two texts: how many letters to insert, delete or replace to turn one into the other.
 */
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

/** Finds the known name that a misspelt one probably means. Returns nothing when no name is close. */
export const nearest = (given: string, known: ReadonlyArray<string>): string | undefined => {
  // A long text is not a misspelt name, and comparing it is slow.
  if (given.length > 60) return undefined
  const [best] = known
    .map((name) => ({ name, far: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  return best && best.far <= Math.max(1, Math.floor(given.length / 3)) ? best.name : undefined
}
