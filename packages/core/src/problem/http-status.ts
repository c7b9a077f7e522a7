/**
 * How a host answers over HTTP a call that ended in an error (mã trạng thái HTTP):
 *
 * - `400`, `422`: what was asked cannot be used, by its form or by what it says.
 * - `401`, `403`: nobody is named, or somebody who may not.
 * - `404`, `409`, `410`: there is no such document, it is in another state, or its content was destroyed.
 * - `500`: the exchange is set up wrongly, or what it keeps is damaged.
 * - `502`, `503`, `504`: the axis or another party answered wrongly, is away for now, or did not answer in time.
 */
export type HttpStatus = 400 | 401 | 403 | 404 | 409 | 410 | 422 | 500 | 502 | 503 | 504
