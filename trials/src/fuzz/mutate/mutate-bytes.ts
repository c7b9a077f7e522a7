import type { Chance } from "@lienthong/testkit"

/** A change of bytes that knows nothing of what they mean. */
export const mutateBytes = (bytes: Uint8Array, chance: Chance): Uint8Array => {
  const whole = Buffer.from(bytes)
  const from = chance.between(0, whole.length + 1)
  const to = Math.min(whole.length, from + chance.pick([1, 2, 16, 300]))
  const [before, part, after] = [whole.subarray(0, from), whole.subarray(from, to), whole.subarray(to)]
  return chance.pick<() => Buffer>([
    () => before,
    () => after,
    () => Buffer.concat([before, after]),
    () => Buffer.concat([before, part, part, after]),
    () => Buffer.concat([before, part.map((byte) => byte ^ (1 << chance.between(0, 8))), after]),
    () => Buffer.concat([before, Buffer.from([0, 255, 254, 60, 38].slice(0, chance.between(1, 6))), after]),
    () => Buffer.concat([before, part.map(() => chance.between(0, 256)), after]),
  ])()
}
