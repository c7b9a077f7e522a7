import type { ExchangeOptions } from "@lienthong/core"

/** Agencies that the province often writes to together. */
export const groups: NonNullable<ExchangeOptions["recipientGroups"]> = [
  { name: "Các sở, ban, ngành tỉnh", members: ["H53.04", "H53.07", "H53.10", "H53.12", "H53.13"] },
  { name: "UBND các xã, phường", members: ["H53.58", "H53.63", "H53.66", "H53.72", "H53.81"] },
]
