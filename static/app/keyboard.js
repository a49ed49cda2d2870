// Ctrl+Enter (Cmd+Enter) in a text box presses the first button of its form.
export function submitByKeyboard (root) {
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    if (!(event.target instanceof HTMLTextAreaElement) || !event.target.form) return
    event.preventDefault()
    const button = event.target.form.querySelector('button[type="submit"]')
    event.target.form.requestSubmit(button || undefined)
  })
}
