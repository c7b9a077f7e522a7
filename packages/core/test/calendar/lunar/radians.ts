/** An angle in degrees, as the almanacs give it, in radians. */
export const radians = (degrees: number): number => (degrees * Math.PI) / 180
