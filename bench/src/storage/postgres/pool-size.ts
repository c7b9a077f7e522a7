/** Connections of the pools that are opened here; the best for 32 appends in flight of 4, 8, 16 and 32. */
export const poolSize = 16
