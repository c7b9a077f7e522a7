/** Tests of a period: whether a time or date is known and within the bound, which belongs to it. */
export const isFrom = (value: string | undefined, bound: string): boolean =>
  value !== undefined && value >= bound
export const isUntil = (value: string | undefined, bound: string): boolean =>
  value !== undefined && value <= bound
