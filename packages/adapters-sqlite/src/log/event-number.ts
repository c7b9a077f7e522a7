/**
 * How many of the lower bits of an event's number are its position in its agency's log: 281 million million.
 */
const positionBits = 48n

export const maxPositions = 1n << positionBits

/** The numbers of an agency's events lie between these two, as SQL says them. */
export const eventNumbers = (agency: number): { readonly before: bigint; readonly end: bigint } => {
  const before = BigInt(agency) << positionBits
  return { before, end: before + maxPositions }
}

/** A position, which is always below 2^53, out of an event's number. */
export const positionOf = `number & ${maxPositions - 1n}`
