import { describe, expect, it } from "vitest"
import { newMoon } from "./new-moon.ts"
import { sunLongitude } from "./sun-longitude.ts"

const second = 1 / 86_400
const julianDay = (instant: string) => Date.parse(instant) / 86_400_000 + 2_440_587.5

describe("The sky", () => {
  it("has the new moon of February 1977 where Meeus' example 49.a has it", () => {
    expect(Math.abs(newMoon(-283) - 2_443_192.65118)).toBeLessThan(second)
  })

  it("has the sun of 13 October 1992 where Meeus' example 25.a has it", () => {
    expect(sunLongitude(2_448_908.5)).toBeCloseTo(199.90895, 4)
  })

  it("has the equinoxes and solstices of 2024 where the almanacs have them, to a quarter of an hour", () => {
    const seasons = [
      ["2024-03-20T03:06Z", 0],
      ["2024-06-20T20:51Z", 90],
      ["2024-09-22T12:44Z", 180],
      ["2024-12-21T09:21Z", 270],
    ] as const
    for (const [instant, longitude] of seasons) {
      const away = (sunLongitude(julianDay(instant)) - longitude + 540) % 360
      expect(Math.abs(away - 180)).toBeLessThan(0.011)
    }
  })
})
