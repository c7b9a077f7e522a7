import { Effect, Option, Stream } from "effect"
import { maxLimit, type Page, type Paging } from "./page.ts"

type RowOf<P> = P extends Page<infer Row> ? Row : never
type Asked<Report extends (...args: never) => unknown> = Parameters<Report>[0]

const nextPage = (request: unknown, after: string | undefined): Paging => ({
  limit: maxLimit,
  ...(request as Paging | undefined),
  ...(after !== undefined && { after }),
})

/**
 * Every row of a report, page after page, for exports: `streamRows(exchange.reports.tracking, { standing })`.
 * Rows that are added meanwhile may be among them.
 */
export const streamRows = <Report extends (...args: never) => Effect.Effect<Page<unknown>, unknown, unknown>>(
  report: Report,
  request?: Asked<Report>,
): Stream.Stream<
  RowOf<Effect.Success<ReturnType<Report>>>,
  Effect.Error<ReturnType<Report>>,
  Effect.Services<ReturnType<Report>>
> => {
  type Result = ReturnType<Report>
  const read = report as unknown as (
    request: Paging,
  ) => Effect.Effect<Page<RowOf<Effect.Success<Result>>>, Effect.Error<Result>, Effect.Services<Result>>
  return Stream.paginate(undefined as string | undefined, (after) =>
    Effect.map(read(nextPage(request, after)), ({ rows, next }) => [
      rows,
      next === undefined ? Option.none<string>() : Option.some(next),
    ]),
  )
}

/**
 * Every row of a report, page after page, for Promises: `for await (const line of
 * everyRow(exchange.reports.tracking))`. Rows that are added meanwhile may be among them.
 */
export async function* everyRow<Report extends (...args: never) => Promise<Page<unknown>>>(
  report: Report,
  request?: Asked<Report>,
): AsyncGenerator<RowOf<Awaited<ReturnType<Report>>>, void, undefined> {
  const read = report as unknown as (request: Paging) => Promise<Page<RowOf<Awaited<ReturnType<Report>>>>>
  let after: string | undefined
  do {
    const { rows, next } = await read(nextPage(request, after))
    yield* rows
    after = next
  } while (after !== undefined)
}
