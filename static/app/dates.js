// A whole date pasted into one box fills the others. The server understands it in one box too.
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthNumber (text) {
  if (/^\d{1,2}$/.test(text)) return String(Number(text))
  const index = MONTHS.indexOf(text.slice(0, 3).toLowerCase())
  return index < 0 ? null : String(index + 1)
}

export function partsOf (text) {
  let parts = text.trim().split(/[\s/.,\-\u2010-\u2015]+/).filter(Boolean)
  if (/^(mon|tue|wed|thu|fri|sat|sun)/i.test(parts[0] || '')) parts = parts.slice(1)
  parts = parts.map((part) => part.replace(/^(\d{1,2})(st|nd|rd|th)$/i, '$1'))
  if (/^\d{4}$/.test(parts[0] || '')) parts.reverse()
  if (parts.length === 3 && !/^\d/.test(parts[0])) parts = [parts[1], parts[0], parts[2]]
  const month = parts.length >= 2 ? monthNumber(parts[parts.length - 2]) : null
  if (!month || !/^\d{4}$/.test(parts[parts.length - 1])) return null
  if (parts.length === 3 && /^\d{1,2}$/.test(parts[0])) return [String(Number(parts[0])), month, parts[2]]
  return parts.length === 2 ? [month, parts[1]] : null
}

export function fillDateBoxes (root) {
  root.addEventListener('paste', (event) => {
    const group = event.target instanceof Element && event.target.closest('[data-date-boxes]')
    if (!group) return
    const boxes = group.querySelectorAll('input')
    let parts = partsOf(event.clipboardData.getData('text'))
    if (parts && boxes.length === 2 && parts.length === 3) parts = parts.slice(1)
    if (!parts || parts.length !== boxes.length) return
    event.preventDefault()
    boxes.forEach((box, index) => {
      box.value = parts[index]
      box.dispatchEvent(new Event('input', { bubbles: true }))
    })
    boxes[boxes.length - 1].focus()
  })
}
