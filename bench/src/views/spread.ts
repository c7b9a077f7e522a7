/** How long a piece of work took: half the runs at most p50, 95 in 100 at most p95. */
export interface Spread {
  readonly p50Ms: number
  readonly p95Ms: number
  readonly perSecond: number
}

const quantile = (sorted: ReadonlyArray<number>, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

export const spreadOf = (millis: ReadonlyArray<number>): Spread => {
  const sorted = millis.toSorted((a, b) => a - b)
  const p50Ms = quantile(sorted, 0.5)
  return { p50Ms, p95Ms: quantile(sorted, 0.95), perSecond: Number((1_000 / p50Ms).toPrecision(4)) }
}
