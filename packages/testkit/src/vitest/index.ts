export { it } from "./it-effect.ts"
