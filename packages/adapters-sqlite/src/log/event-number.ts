/** The lower bits of an event's number that hold its position in its agency's log: 281 million million. */
const positionBits = 48n

export const maxPositions = 1n << positionBits

/** The bounds of the numbers of an agency's events, in SQL. */
export const eventNumbers = (agency: number): { readonly before: bigint; readonly end: bigint } => {
  const before = BigInt(agency) << positionBits
  return { before, end: before + maxPositions }
}

/** Extracts the position, which is always below 2^53, from an event's number. */
export const positionOf = `number & ${maxPositions - 1n}`
