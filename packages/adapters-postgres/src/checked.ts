import { checked, given } from "@lienthong/core/adapter"
import * as store from "./check-store.ts"

export const checkStore: typeof store.checkStore = checked(store.checkStore, {
  options: given.with({ url: given.text, agencies: given.optional(given.list(given.text)) }),
})
