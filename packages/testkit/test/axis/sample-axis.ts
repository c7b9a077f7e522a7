import { type AxisOptions, sampleAgencies, scopedAxis } from "../../src/index.ts"

/** An axis with the sample agencies. */
export const axis = (options: Partial<AxisOptions> = {}) =>
  scopedAxis({ agencies: sampleAgencies, ...options })
