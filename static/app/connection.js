// Whether the tracker can be reached just now. A very slow answer counts as one: the form is then sent all the same.
const PATIENCE = 8000

export async function isReachable () {
  if (navigator.onLine === false) return false
  const patience = new AbortController()
  const waiting = setTimeout(() => patience.abort(), PATIENCE)
  try {
    await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store', credentials: 'omit', signal: patience.signal })
    return true
  } catch {
    return patience.signal.aborted
  } finally {
    clearTimeout(waiting)
  }
}
