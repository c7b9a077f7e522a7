import { LocalDate } from "@lienthong/core/calendar"
import { assert, describe, it } from "vitest"
import { casts, commune, department, governmentOffice, province } from "../../src/agency/cast.ts"
import { neighbours } from "../../src/agency/neighbour.ts"
import { weekClock } from "../../src/week/clock.ts"
import { playWeek } from "../../src/week/week.ts"
import { letter, openTown } from "../town.ts"

describe("the week of the example", () => {
  it("leaves every kind of work on the desks, made by real use cases", async () => {
    const clock = weekClock()
    const town = await openTown([...casts, ...neighbours], clock.now)
    await playWeek(
      {
        province: town.of(province),
        department: town.of(department),
        commune: town.of(commune),
        governmentOffice: town.of(governmentOffice),
        neighbours: neighbours.map((neighbour) => ({ office: town.of(neighbour), habit: neighbour.habit })),
        refuseNext: (agency) => town.axis.misbehave(agency, "refused"),
      },
      clock,
      async (_cast, _signer, subject) => letter(subject),
      LocalDate.make("2026-06-15"),
    )
    const { reports } = town.of(province).exchange
    const stages = async (stage: "drafted" | "signed" | "sealed" | "dispatched" | "recalled") =>
      (await reports.outgoing({ stage })).rows.length
    assert.deepStrictEqual(
      await Promise.all([stages("drafted"), stages("signed"), stages("sealed"), stages("recalled")]),
      [2, 1, 1, 1],
    )
    assert.isAtLeast((await reports.incoming({ stage: "arrived" })).rows.length, 3)
    assert.strictEqual((await reports.tracking({ standing: "refused" })).rows.length, 1)
    const parked = await town.of(commune).exchange.work.list()
    assert.deepStrictEqual(
      parked.filter(({ state }) => state === "parked").map(({ kind }) => kind),
      ["document"],
    )
    await town.close()
  })
})
