import { radians } from "./radians.ts"

type Multiples = readonly [m: number, mPrime: number, f: number, omega: number]

/**
 * The periodic terms of the new moon, Meeus, Astronomical Algorithms (2nd ed. 1998), ch. 49: an amplitude in
 * days, the power of E that it is multiplied by, and the sine's argument in multiples of M, M′, F and Ω.
 */
const periodicTerms: ReadonlyArray<readonly [amplitude: number, powerOfE: number, of: Multiples]> = [
  [-0.4072, 0, [0, 1, 0, 0]],
  [0.17241, 1, [1, 0, 0, 0]],
  [0.01608, 0, [0, 2, 0, 0]],
  [0.01039, 0, [0, 0, 2, 0]],
  [0.00739, 1, [-1, 1, 0, 0]],
  [-0.00514, 1, [1, 1, 0, 0]],
  [0.00208, 2, [2, 0, 0, 0]],
  [-0.00111, 0, [0, 1, -2, 0]],
  [-0.00057, 0, [0, 1, 2, 0]],
  [0.00056, 1, [1, 2, 0, 0]],
  [-0.00042, 0, [0, 3, 0, 0]],
  [0.00042, 1, [1, 0, 2, 0]],
  [0.00038, 1, [1, 0, -2, 0]],
  [-0.00024, 1, [-1, 2, 0, 0]],
  [-0.00017, 0, [0, 0, 0, 1]],
  [-0.00007, 0, [2, 1, 0, 0]],
  [0.00004, 0, [0, 2, -2, 0]],
  [0.00004, 0, [3, 0, 0, 0]],
  [0.00003, 0, [1, 1, -2, 0]],
  [0.00003, 0, [0, 2, 2, 0]],
  [-0.00003, 0, [1, 1, 2, 0]],
  [0.00003, 0, [-1, 1, 2, 0]],
  [-0.00002, 0, [-1, 1, -2, 0]],
  [-0.00002, 0, [1, 3, 0, 0]],
  [0.00002, 0, [0, 4, 0, 0]],
]

/**
 * The planets' part, ch. 49: an amplitude in days and the sine's argument in degrees, its value at k = 0 and
 * per k.
 */
const planetaryTerms: ReadonlyArray<readonly [amplitude: number, atZero: number, perMonth: number]> = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
]

const sine = (degrees: number) => Math.sin(radians(degrees))

/** The mean length of a lunar month in days. */
export const meanMonth = 29.530588861

/** The mean new moon of 6 January 2000, which has the number 0. */
export const meanNewMoonZero = 2_451_550.09766

/**
 * When the moon is new (sóc) for the `k`-th time since January 2000, as a Julian ephemeris day. Right to some
 * seconds in the centuries around 2000.
 */
export const newMoon = (k: number): number => {
  const t = k / 1236.85
  const mean = meanNewMoonZero + meanMonth * k + t ** 2 * (0.00015437 + t * (-0.00000015 + t * 0.00000000073))
  const e = 1 - 0.002516 * t - 0.0000074 * t ** 2
  // The anomalies of the sun and of the moon, the moon's argument of latitude, and its ascending node.
  const m = 2.5534 + 29.1053567 * k - t ** 2 * (0.0000014 + t * 0.00000011)
  const mPrime = 201.5643 + 385.81693528 * k + t ** 2 * (0.0107582 + t * (0.00001238 - t * 0.000000058))
  const f = 160.7108 + 390.67050284 * k - t ** 2 * (0.0016118 + t * (0.00000227 - t * 0.000000011))
  const omega = 124.7746 - 1.56375588 * k + t ** 2 * (0.0020672 + t * 0.00000215)
  const periodic = periodicTerms.reduce(
    (sum, [amplitude, powerOfE, of]) =>
      sum + amplitude * e ** powerOfE * sine(of[0] * m + of[1] * mPrime + of[2] * f + of[3] * omega),
    0,
  )
  const planetary = planetaryTerms.reduce(
    (sum, [amplitude, atZero, perMonth], index) =>
      sum + amplitude * sine(atZero + perMonth * k - (index === 0 ? 0.009173 * t ** 2 : 0)),
    0,
  )
  return mean + periodic + planetary
}
