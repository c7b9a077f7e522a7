/** Tests of a period: whether a time or date is known and within an inclusive bound. */
export const isFrom = (value: string | undefined, bound: string): boolean =>
  value !== undefined && value >= bound
export const isUntil = (value: string | undefined, bound: string): boolean =>
  value !== undefined && value <= bound
