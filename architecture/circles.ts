import type { Imports } from "./imports.ts"

/**
 * Every circle: files or folders each of which leads to all others of it (Tarjan's strongly connected
 * components).
 */
export const circlesIn = (imports: Imports): ReadonlyArray<ReadonlyArray<string>> => {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const path: Array<string> = []
  const circles: Array<ReadonlyArray<string>> = []
  const low = (node: string) => lowest.get(node) ?? 0

  const visit = (node: string): void => {
    order.set(node, order.size)
    lowest.set(node, order.size - 1)
    path.push(node)
    for (const next of imports.get(node) ?? []) {
      if (!order.has(next)) visit(next)
      if (path.includes(next)) lowest.set(node, Math.min(low(node), low(next)))
    }
    if (low(node) !== order.get(node)) return
    const circle = path.splice(path.indexOf(node))
    if (circle.length > 1) circles.push(circle)
  }
  for (const node of imports.keys()) if (!order.has(node)) visit(node)
  return circles
}
