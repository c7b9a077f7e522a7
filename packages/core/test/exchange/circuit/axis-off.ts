import { Transport } from "@lienthong/core/adapter"
import { vietnamTime } from "@lienthong/core/calendar"
import type { MemoryAxis } from "@lienthong/testkit"
import { Clock, Effect, Layer } from "effect"

/** How an axis' time stands to ours. */
export interface Off {
  /** By how much ours is ahead. */
  ahead: number
  tells: boolean
  asked: number
}

/** An axis whose time is not ours. */
export const axisOff = (axis: MemoryAxis, off: Off): Pick<MemoryAxis, "transport"> => ({
  transport: (agency) =>
    Layer.effect(
      Transport,
      Effect.map(Transport, (transport) => ({
        ...transport,
        health: Effect.suspend(() => {
          off.asked += 1
          return transport.health
        }).pipe(
          Effect.andThen(Clock.currentTimeMillis),
          Effect.map((present) => (off.tells ? { axisTime: vietnamTime(present - off.ahead) } : {})),
        ),
      })),
    ).pipe(Layer.provide(axis.transport(agency))),
})
