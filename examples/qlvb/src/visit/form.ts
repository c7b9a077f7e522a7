import type { FileInput } from "@lienthong/core"

/** The fields of a form that was sent, as a browser sends them. */
export interface Form {
  /** A field's text without surrounding spaces; empty when it is missing. */
  readonly text: (name: string) => string
  /** Every value of a field that may occur several times, without empty ones. */
  readonly all: (name: string) => ReadonlyArray<string>
  readonly files: ReadonlyArray<FileInput>
}

/** Reads a form from its fields. A field that is missing counts as empty. */
export const formOf = (
  fields: Readonly<Record<string, unknown>>,
  files: ReadonlyArray<FileInput> = [],
): Form => {
  const valuesOf = (name: string): ReadonlyArray<string> =>
    (Object.hasOwn(fields, name) ? [fields[name]].flat() : []).filter((value) => typeof value === "string")
  return {
    text: (name) => valuesOf(name)[0]?.trim() ?? "",
    all: (name) => valuesOf(name).flatMap((value) => value.trim() || []),
    files,
  }
}

/** A field for a request of the library, which is left out when the form leaves it empty. */
export const given = <Name extends string>(name: Name, value: string) =>
  (value === "" ? {} : { [name]: value }) as { readonly [Key in Name]?: string }
