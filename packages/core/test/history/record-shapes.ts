import { writeFileSync } from "node:fs"
import { knownShapes, recordedShapes, shapesFile } from "./known-shapes.ts"

/** Adds the shapes of new event types and versions to those recorded, and changes none that is there. */
const shapes = [...Object.entries(recordedShapes)]
for (const [name, shape] of knownShapes)
  if (shape !== undefined && !Object.hasOwn(recordedShapes, name)) shapes.push([name, shape])
const sorted = shapes.sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(shapesFile, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
