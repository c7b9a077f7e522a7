import { type DirectorySearchRequest, searchDirectory } from "../directory/search-directory.ts"
import type { DefineOperation } from "./define-operation.ts"
import type { Door } from "./operation.ts"

/** The operations on the directory of agencies (danh bạ cơ quan). */
export const makeDirectory = <D extends Door>(define: DefineOperation<D>) => ({
  /**
   * Looks for agencies to write to, as officials write: `search({ text: "so thong tin tay ninh" })`. The
   * identifier itself first, then names that begin so, then the rest; higher agencies before lower ones.
   */
  search: define("directory.search", (request: DirectorySearchRequest) => searchDirectory(request)),
})
