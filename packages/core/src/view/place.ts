const digits = 19

/** A position in the log as a text that sorts as it does (vị trí trong nhật ký). */
export const placeOf = (position: number): string => String(position).padStart(digits, "0")
