import fc from "fast-check"
import { assert, describe, it } from "vitest"
import { html, render } from "../../src/page/html.ts"

const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom('"><script>', "' onload='", "<!--", "&lt;", "</textarea>"),
)

describe("a piece of a page", () => {
  it("never lets a text become markup, in the text or in an attribute", () => {
    fc.assert(
      fc.property(hostile, hostile, (text, attribute) => {
        const page = render(html`<p title=${attribute}>${text}</p>`)
        const [, inAttribute, inText] = /^<!doctype html><p title="([^"]*)">([^<]*)<\/p>$/s.exec(page) ?? []
        const plain = (escaped = "") =>
          escaped
            .replaceAll("&lt;", "<")
            .replaceAll("&gt;", ">")
            .replaceAll("&quot;", '"')
            .replaceAll("&#39;", "'")
            .replaceAll("&amp;", "&")
        assert.strictEqual(plain(inAttribute), attribute)
        assert.strictEqual(plain(inText), text)
      }),
    )
  })

  it("takes pieces in pieces as they are, and leaves out what is false or missing", () => {
    const page = html`<ul>${[html`<li>1</li>`, false, undefined, null, html`<li>${2}</li>`]}</ul>`
    assert.strictEqual(render(page), "<!doctype html><ul><li>1</li><li>2</li></ul>")
  })

  it("leaves out an attribute that is false or missing, and writes one that is true alone", () => {
    const page = html`<input required=${true} checked=${false} value=${undefined} name=${"a"} />`
    assert.strictEqual(render(page), '<!doctype html><input required name="a" />')
  })

  it("does not take a value for markup that only looks like a piece", () => {
    const forged = JSON.parse('{"text":"<b>","written":"<b>"}')
    assert.strictEqual(render(html`<p>${forged}</p>`), "<!doctype html><p>[object Object]</p>")
  })
})
