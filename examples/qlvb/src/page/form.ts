import type { Viewer } from "../visit/visit.ts"
import { html, type Markup } from "./html.ts"

/** A form that does something. It carries the viewer's token. */
export const actionForm = (
  { token }: Viewer,
  action: string,
  content: Markup,
  options: { readonly files?: boolean; readonly class?: string } = {},
): Markup => html`<form method="post" action=${action} class=${options.class ?? "act"}
  enctype=${options.files ? "multipart/form-data" : undefined}>
  <input type="hidden" name="_csrf" value=${token} />${content}
</form>`

/** A button that does one thing at once. */
export const actionButton = (
  viewer: Viewer,
  action: string,
  label: string,
  look: "primary" | "small" | "plain" = "plain",
  describedBy?: string,
): Markup =>
  actionForm(
    viewer,
    action,
    html`<button class=${look === "primary" ? "btn pri" : look === "small" ? "btn sm" : "btn"}
      aria-label=${describedBy === undefined ? undefined : `${label}: ${describedBy}`}>${label}</button>`,
    { class: "one" },
  )

interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly required?: boolean
}

const described = ({ name, hint }: Field) => (hint === undefined ? undefined : `${name}-hint`)

const around = (field: Field, control: Markup): Markup => html`<div class="field">
  <label for=${field.name}>${field.label}</label>
  ${field.hint !== undefined && html`<p class="hint" id=${described(field)}>${field.hint}</p>`}${control}
</div>`

/** A field of one line. */
export const textField = (
  field: Field & {
    readonly value?: string
    readonly type?: "text" | "date" | "password" | "search"
    readonly auto?: string
  },
): Markup =>
  around(
    field,
    html`<input id=${field.name} name=${field.name} type=${field.type ?? "text"} value=${field.value ?? ""}
      required=${field.required ?? false} aria-describedby=${described(field)} autocomplete=${field.auto ?? "off"} />`,
  )

/** A field of several lines. */
export const textArea = (field: Field & { readonly value?: string; readonly rows?: number }): Markup =>
  around(
    field,
    html`<textarea id=${field.name} name=${field.name} rows=${field.rows ?? 3} required=${field.required ?? false}
      aria-describedby=${described(field)}>${field.value ?? ""}</textarea>`,
  )

export interface Choice {
  readonly value: string
  readonly label: string
}

/** A list of which one is chosen. */
export const selectField = (
  field: Field & { readonly value?: string; readonly choices: ReadonlyArray<Choice> },
): Markup =>
  around(
    field,
    html`<select id=${field.name} name=${field.name} required=${field.required ?? false}
      aria-describedby=${described(field)}>
      ${field.choices.map(
        ({ value, label }) =>
          html`<option value=${value} selected=${value === field.value}>${label}</option>`,
      )}
    </select>`,
  )

/** Files to send. */
export const fileField = (field: Field): Markup =>
  around(
    field,
    html`<input id=${field.name} name=${field.name} type="file" multiple required=${field.required ?? false}
      accept="application/pdf,.pdf" aria-describedby=${described(field)} />`,
  )

/** Boxes of which any may be ticked. */
export const checkBoxes = (
  name: string,
  legend: string,
  choices: ReadonlyArray<Choice>,
  checked: ReadonlyArray<string> = [],
): Markup => html`<fieldset class="field"><legend>${legend}</legend>
  ${choices.map(
    ({ value, label }) =>
      html`<label class="tick"><input type="checkbox" name=${name} value=${value} checked=${checked.includes(value)} /><span>${label}</span></label>`,
  )}
</fieldset>`

/** Choices of which one is taken. */
export const radios = (
  name: string,
  legend: string,
  choices: ReadonlyArray<Choice>,
  chosen?: string,
): Markup => html`<fieldset class="field"><legend>${legend}</legend>
  ${choices.map(
    ({ value, label }) =>
      html`<label class="tick"><input type="radio" name=${name} value=${value} required checked=${value === chosen} /><span>${label}</span></label>`,
  )}
</fieldset>`
