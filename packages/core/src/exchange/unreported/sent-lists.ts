import { Clock, Context, Effect, Layer, type Option, Semaphore } from "effect"
import { type SentList, Transport } from "../../port/transport.ts"
import type { TransportError } from "../../port/transport-error.ts"
import { type LocalDate, plusDays } from "../../time/vietnam-time.ts"
import type { MessageKind } from "../../vocabulary/message-kind.ts"

/** Documents of one day become due together: one answer of the axis serves them all. */
const freshMillis = 60_000
/** Clocks differ, so the days before and after are read, too. */
const margin = 1

interface Kept {
  readonly kind: MessageKind
  readonly day: LocalDate
  readonly at: number
  readonly list: Option.Option<SentList>
}

/**
 * The axis' sent lists, day by day, cached for a minute so that a morning of look-ups asks for it
 * once.
 */
export class SentLists extends Context.Service<
  SentLists,
  {
    /** The axis' list of a day and the days beside it; `none` if it has no such list. */
    readonly around: (
      day: LocalDate,
      kind: MessageKind,
    ) => Effect.Effect<Option.Option<SentList>, TransportError, Transport>
  }
>()("@lienthong/core/exchange/SentLists") {
  static readonly layer = Layer.effect(
    SentLists,
    Effect.gen(function* () {
      const oneAtATime = yield* Semaphore.make(1)
      let kept: ReadonlyArray<Kept> = []
      return SentLists.of({
        around: (day, kind) =>
          oneAtATime.withPermit(
            Effect.gen(function* () {
              const at = yield* Clock.currentTimeMillis
              kept = kept.filter((each) => at - each.at < freshMillis)
              const known = kept.find((each) => each.day === day && each.kind === kind)
              if (known) return known.list
              const transport = yield* Transport
              const list = yield* transport.listSent({
                kind,
                from: plusDays(day, -margin),
                until: plusDays(day, margin),
              })
              kept = [...kept, { kind, day, at, list }]
              return list
            }),
          ),
      })
    }),
  )
}
