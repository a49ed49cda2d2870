// A form as plain values: what is in it, whether two states hold the same words, what changed, and putting them back.
const NOT_TYPED = /^(csrfmiddlewaretoken|form_author|draft|chips_read|notes_seen)$|-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/
// Which record or new record the words were typed for: kept with them, but no words.
const STANDING = /(^|-)(version|entry_key)$/

// Forms of ours in which words are written. Passwords and codes are never kept.
export function isKept (form) {
  const writes = form.querySelector('textarea, input[type=text], input:not([type])')
  return Boolean(markOf(form) && writes && !form.querySelector('input[type=password], input[name=code]'))
}

export function markOf (form) {
  return form.querySelector('input[name=form_author][data-drafts-key]')
}

// The same form on the same page, whoever has it open: where it is sent, what it begins with, for which programme.
export function nameOf (form) {
  const path = new URL(form.getAttribute('action') || '', window.location.href).pathname
  const first = Object.keys(fieldsOf(form)).find((name) => !STANDING.test(name)) || ''
  const programme = form.querySelector('input[type=hidden][name=programme]')
  return [path, first, programme ? programme.value : ''].join('|')
}

// {name: [values]} of all that can be typed or chosen. Files stay where they are.
export function fieldsOf (form) {
  const fields = {}
  for (const control of form.elements) {
    if (!control.name || control.disabled || NOT_TYPED.test(control.name) || /^(submit|button|file|fieldset)$/.test(control.type)) continue
    fields[control.name] = [...(fields[control.name] || []), ...valuesOf(control)]
  }
  return fields
}

function valuesOf (control) {
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked ? [control.value] : []
  if (control.type === 'select-multiple') return Array.from(control.selectedOptions, (option) => option.value)
  return [control.value]
}

export function holdTheSame (one, other) {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => STANDING.test(name) || isSame(one[name], other[name]))
}

function isSame (one = [], other = []) {
  return plain(one) === plain(other)
}

function plain (values) {
  return values.map((value) => value.replace(/\r\n?/g, '\n').trim()).filter(Boolean).join('\0')
}

// The record was saved since: a version of it that the draft was typed on is not the one on the page.
export function hasMovedOn (form, draft) {
  const now = fieldsOf(form)
  return Object.keys(draft.fields).some((name) => /(^|-)version$/.test(name) && name in now && !isSame(draft.fields[name], now[name]))
}

// What differs from `before`, as a reader is told it: [{label, words, names, isText}], one entry a group of boxes.
export function changesOf (form, before) {
  const now = fieldsOf(form)
  const told = new Map()
  for (const control of form.elements) {
    const name = control.name
    if (!(name in now) || STANDING.test(name) || isSame(now[name], before[name])) continue
    const group = groupOf(control)
    if (!told.has(group)) told.set(group, { label: labelOf(control, group), words: [], names: [], isText: /^(text|textarea)$/.test(control.type) })
    told.get(group).words.push(...wordsOf(control))
    told.get(group).names.push(name)
  }
  return [...told.values()].map((one) => ({ ...one, words: one.words.join(one.isText ? ' ' : ', ') || 'nothing' }))
}

function groupOf (control) {
  const many = control.closest('[data-date-boxes]') || control.type === 'radio' || control.type === 'checkbox'
  const box = control.closest('.govuk-form-group[id^=div_]')
  return (many && box) || control
}

function labelOf (control, group) {
  const legend = group !== control && group.querySelector('legend')
  const label = legend || control.labels?.[0] || control.closest('.govuk-form-group')?.querySelector('label')
  return label ? label.firstChild.textContent.trim() : control.name.replace(/_/g, ' ')
}

function wordsOf (control) {
  if (control.type === 'checkbox' || control.type === 'radio') return control.checked ? [(control.labels[0] || control).textContent.trim()] : []
  if (control.selectedOptions) return Array.from(control.selectedOptions, (option) => option.textContent.trim())
  return control.value ? [control.value] : []
}

// Puts the draft's values into the form as it came from the server. Changes that have no place any more are returned.
export function putBack (form, draft) {
  const names = Object.keys(fieldsOf(form))
  const waiting = Object.fromEntries(Object.entries(draft.fields).map(([name, values]) => [name, [...values]]))
  for (const control of form.elements) {
    if (!names.includes(control.name)) continue
    const values = draft.fields[control.name] || []
    if (control.type === 'checkbox' || control.type === 'radio') control.checked = values.includes(control.value)
    else if (control.type === 'select-multiple') for (const option of control.options) option.selected = values.includes(option.value)
    else if (control.name in waiting) setValue(control, waiting[control.name].shift() ?? '')
  }
  for (const details of form.querySelectorAll('details')) {
    details.open ||= Array.from(details.querySelectorAll('textarea, input[type=text]')).some((box) => box.value)
  }
  const now = fieldsOf(form)
  return draft.changes.filter((change) => change.names.some((name) => !isSame(draft.fields[name], now[name])))
}

function setValue (control, value) {
  control.value = value
  if (control.dataset.typeaheadLabel) control.dataset.typeaheadLabel = value
}
