// A link to a field of another page (a missing thing in a list of tasks) puts the cursor there.
export function focusField (root) {
  const field = root.getElementById(window.location.hash.slice(1))
  if (field && field.matches('input, textarea, select')) field.focus()
}
