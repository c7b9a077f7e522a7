import { radians } from "./radians.ts"

const sine = (degrees: number) => Math.sin(radians(degrees))

/**
 * Where the sun stands (kinh độ Mặt Trời): its apparent longitude in degrees, from 0 up to 360, at a Julian
 * ephemeris day. Meeus, Astronomical Algorithms (2nd ed. 1998), ch. 25, the method of low accuracy: right to
 * 0.01°, which the sun crosses in a quarter of an hour.
 */
export const sunLongitude = (ephemerisDay: number): number => {
  const t = (ephemerisDay - 2_451_545) / 36_525
  const meanLongitude = 280.46646 + t * (36_000.76983 + t * 0.0003032)
  const anomaly = 357.52911 + t * (35_999.05029 - t * 0.0001537)
  const centre =
    (1.914602 - t * (0.004817 + t * 0.000014)) * sine(anomaly) +
    (0.019993 - t * 0.000101) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly)
  const node = 125.04 - 1_934.136 * t
  const apparent = meanLongitude + centre - 0.00569 - 0.00478 * sine(node)
  return ((apparent % 360) + 360) % 360
}
