import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { rivalsFolder } from "./install-rivals.ts"

const requireRival = createRequire(join(rivalsFolder, "package.json"))

/** Loads a rival from its own folder. The caller declares the part of its API it uses. */
export const importRival = async <Api>(name: string): Promise<Api> =>
  (await import(pathToFileURL(requireRival.resolve(name)).href)) as Api

/** The folder of a rival's package. */
export const rivalFolder = (name: string): string => join(rivalsFolder, "node_modules", name)

/** The installed version. */
export const rivalVersion = (name: string): string =>
  JSON.parse(readFileSync(join(rivalFolder(name), "package.json"), "utf8")).version
