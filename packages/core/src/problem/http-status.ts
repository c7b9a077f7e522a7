/**
 * The status a host answers with over HTTP when a call ends in an error (mã trạng thái HTTP):
 *
 * - `400`, `422`: the request cannot be used, because of its form or its content.
 * - `401`, `403`: nobody is named, or the person has no permission.
 * - `404`, `409`, `410`: the document does not exist, is in another state, or its content was destroyed.
 * - `500`: the exchange is configured wrongly, or its stored data is damaged.
 * - `502`, `503`, `504`: the axis or another party sent a bad answer, is unavailable, or did not answer in
 *   time.
 */
export type HttpStatus = 400 | 401 | 403 | 404 | 409 | 410 | 422 | 500 | 502 | 503 | 504
