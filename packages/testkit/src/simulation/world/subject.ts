/** A document that replaces document 3 is document 103. */
const replacing = 100

export const subjectOf = (number: number): string => `Văn bản ${number} của phiên mô phỏng`

export const numberOf = (subject: string): number => Number(/^Văn bản (\d+) /.exec(subject)?.[1] ?? 0)

/** The number of the document that replaces another. */
export const replacementOf = (number: number): number => number + replacing

/** The number of a document in the plan. A replacement goes to the receivers of what it replaces. */
export const plannedNumber = (number: number): number => number % replacing
