// Nothing typed is lost: unsaved words of every form are kept in this browser for the person who typed them, and offered
// when the same form is opened again: after a crash, a closed tab, an expired log-in or a dropped network. They go when
// the server has taken them or the person signs out (`ofsted_tracker/drafts.py`), or after seven days.
import { isReachable } from './connection.js';
import { changesOf, fieldsOf, hasMovedOn, holdTheSame, isKept, markOf, nameOf, putBack } from './draft_form.js';
import { broughtBack, noConnection, offerOf, saidPolitely, whenOf } from './draft_offer.js';
import { DraftStore, forgetWhatMayGo } from './draft_store.js';

const PAUSE = 300
// What this tab does across pages: which draft it sent last, which it is about to put back.
const SENT = 'tracker-draft-sent'
const CHOSEN = 'tracker-draft-chosen'

class KeptForm {
  constructor (form) {
    this.form = form
    this.name = nameOf(form)
    this.store = DraftStore.of(markOf(form))
    this.asShown = fieldsOf(form) // what is unsaved is told from what the server sent
    this.before = this.asShown
    this.number = document.createElement('input')
    this.number.type = 'hidden'
    this.number.name = 'draft'
    this.status = saidPolitely()
    // Words that came back from the server, refused or after a log-in, are unsaved from the start.
    this.cameBack = Boolean(document.querySelector('.govuk-error-summary, [data-came-back]'))
    this.offers = new Map()
  }

  get id () { return this.number.value }

  get isUnsaved () { return this.cameBack || !holdTheSame(fieldsOf(this.form), this.asShown) }

  // Before other scripts make type-aheads and the like of the boxes, so that they start from these values.
  async putBackChosen () {
    const id = this.store && window.sessionStorage.getItem(CHOSEN)
    const draft = id && await this.store.get(id)
    if (!draft || draft.form !== this.name) return
    window.sessionStorage.removeItem(CHOSEN)
    this.lost = putBack(this.form, draft)
    this.chosen = draft
    this.goOnWith(draft)
  }

  async start () {
    this.form.append(this.number)
    this.form.before(this.status)
    this.form.addEventListener('submit', (event) => this.send(event))
    if (!this.store) return
    for (const type of ['input', 'change']) this.form.addEventListener(type, () => this.keepSoon())
    this.form.addEventListener('focusout', () => this.keepNow())
    document.addEventListener('visibilitychange', () => this.keepNow())
    window.addEventListener('pagehide', () => this.keepNow())
    this.store.onRemoved((id) => this.withdraw(id))
    if (this.chosen) this.showBroughtBack()
    const drafts = (await this.store.all()).filter((draft) => draft.form === this.name && draft.id !== this.id)
    const mine = !this.id && drafts.find((draft) => this.isOnThePage(draft))
    if (mine) this.goOnWith(mine)
    if (this.cameBack) await this.keep(mine ? mine.at : Date.now())
    for (const draft of drafts) if (draft !== mine && !this.says(draft)) whenNobodyHolds(draft.id, () => this.offer(draft.id))
  }

  isOnThePage (draft) {
    return this.says(draft) || (this.cameBack && window.sessionStorage.getItem(SENT) === draft.id)
  }

  says (draft) { return holdTheSame(fieldsOf(this.form), draft.fields) }

  goOnWith (draft) {
    this.number.value = draft.id
    this.before = draft.before
    hold(draft.id)
  }

  keepSoon () {
    this.isTyped = true
    this.waiting ||= setTimeout(() => this.keepNow(), PAUSE)
  }

  keepNow () {
    clearTimeout(this.waiting)
    this.waiting = null
    if (!this.isTyped) return Promise.resolve(Boolean(this.id))
    this.isTyped = false
    return this.keep(Date.now())
  }

  // True once the words are kept; nothing is kept of a form that stands as the server sent it.
  async keep (at) {
    if (!this.store) return false
    if (!this.isUnsaved) {
      if (this.id) this.store.remove(this.id)
      return false
    }
    if (!this.id) {
      this.number.value = crypto.randomUUID()
      hold(this.id)
    }
    const { form, before } = this
    return this.store.put(this.id, { form: this.name, at, before, fields: fieldsOf(form), changes: changesOf(form, before) })
  }

  // A form with unsaved words leaves only when they are kept and somebody is there to take them.
  async send (event) {
    if (event.defaultPrevented || this.mayLeave || !this.isUnsaved) return
    event.preventDefault()
    if (this.isLeaving) return
    this.isLeaving = true
    this.warning?.remove()
    const kept = await this.keepNow()
    const isThere = await isReachable()
    this.isLeaving = false
    if (!isThere) return this.warn(event.submitter, kept)
    if (this.id) window.sessionStorage.setItem(SENT, this.id)
    this.mayLeave = true
    this.form.requestSubmit(event.submitter)
    this.mayLeave = false
  }

  warn (submitter, kept) {
    this.warning = noConnection(kept)
    const place = submitter?.closest('.govuk-button-group') || submitter
    if (place) place.before(this.warning)
    else this.form.append(this.warning)
  }

  async offer (id) {
    const draft = await this.store.get(id)
    if (!draft || this.offers.has(id) || this.says(draft)) return
    const box = offerOf(draft, {
      hasMovedOn: hasMovedOn(this.form, draft),
      use: () => this.use(id),
      discard: () => this.discard(id)
    })
    this.offers.set(id, box)
    this.form.before(box)
    this.status.textContent = `You have unsaved words from ${whenOf(draft.at)}. They are offered above the form.`
  }

  // The page is opened anew and filled before anything else happens on it. What is in the form now is kept, too.
  async use (id) {
    await this.keepNow()
    window.sessionStorage.setItem(CHOSEN, id)
    window.location.replace(window.location.pathname + window.location.search)
  }

  discard (id) {
    this.store.remove(id)
    this.withdraw(id)
    this.status.textContent = 'Discarded.'
    const first = this.form.querySelector('textarea, input[type=text]')
    if (first) first.focus()
  }

  withdraw (id) {
    this.offers.get(id)?.remove()
    this.offers.delete(id)
  }

  showBroughtBack () {
    const box = broughtBack(this.chosen, this.lost)
    this.form.before(box)
    box.focus()
  }
}

// A draft belongs to the tab that writes it, for as long as that is open.
function hold (id) {
  navigator.locks?.request(`tracker-draft:${id}`, () => new Promise(() => {}))
}

function whenNobodyHolds (id, then) {
  if (navigator.locks) navigator.locks.request(`tracker-draft:${id}`, () => { then() })
  else then()
}

forgetWhatMayGo()
const kept = Array.from(document.forms).filter(isKept).map((form) => new KeptForm(form))

// Other scripts wait for this before they change the boxes of a form.
export const putBackFirst = Promise.all(kept.map((form) => form.putBackChosen()))

export function keepDrafts () {
  kept.forEach((form) => form.start())
}
