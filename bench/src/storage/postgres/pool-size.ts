/** Connections of the pools opened here. Of 4, 8, 16 and 32 the fastest for 32 appends in flight. */
export const poolSize = 32
