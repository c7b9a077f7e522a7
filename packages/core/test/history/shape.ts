import type { Schema, SchemaAST } from "effect"

const checked = (ast: SchemaAST.AST, text: string): string =>
  (ast.checks ?? []).reduce(
    (shown, check) => `${shown} & ${String(check.annotations?.expected ?? "a rule without a name")}`,
    text,
  )

const unchecked = (ast: SchemaAST.AST): string => {
  switch (ast._tag) {
    case "Literal":
      return JSON.stringify(ast.literal)
    case "TemplateLiteral":
      return `\`${ast.parts.map((part) => (part._tag === "Literal" ? String(part.literal) : `\${${shape(part)}}`)).join("")}\``
    case "Union":
      return ast.types.map(shape).join(" | ")
    case "Arrays":
      return `[${[...ast.elements.map(shape), ...ast.rest.map((rest) => `...${shape(rest)}`)].join(", ")}]`
    case "Objects":
      return `{ ${[
        ...ast.propertySignatures.map(
          ({ name, type }) => `${String(name)}${type.context?.isOptional ? "?" : ""}: ${shape(type)}`,
        ),
        ...ast.indexSignatures.map(({ parameter, type }) => `[${shape(parameter)}]: ${shape(type)}`),
      ].join(", ")} }`
    case "String":
    case "Number":
    case "Boolean":
    case "Null":
    case "Undefined":
      return ast._tag.toLowerCase()
    default:
      throw new Error(`an event may not hold a ${ast._tag}: say here how it is written down`)
  }
}

/**
 * A schema in a line: fields, literals and rules, the same for as long as it reads and writes the same JSON.
 */
const shape = (ast: SchemaAST.AST): string => {
  if (ast.encoding) throw new Error("an event may not hold a transformation: say here how it is written down")
  return checked(ast, unchecked(ast))
}

export const shapeOf = (schema: Schema.Top): string => shape(schema.ast)
