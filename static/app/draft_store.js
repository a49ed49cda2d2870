// Where unsaved words wait: in this browser, locked (AES-GCM) with a key that only pages of the same person carry.
// Entries are called tracker-draft:<person>:<number of the draft>; when one was written stands outside the lock.
const PREFIX = 'tracker-draft:'
const LONGEST = 7 * 24 * 60 * 60 * 1000
const GONE = 'drafts_gone'

export class DraftStore {
  constructor (person, key) {
    this.place = `${PREFIX}${person}:`
    this.key = crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
    this.turns = new Map()
  }

  // Null where the browser cannot lock or keep anything (an address without https, storage switched off).
  static of (mark) {
    return storage() && window.crypto?.subtle ? new DraftStore(mark.dataset.person, mark.dataset.draftsKey) : null
  }

  // True once the words are kept. Of two written at nearly the same time the later stands.
  async put (id, draft) {
    const turn = this.nextTurn(id)
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const words = new TextEncoder().encode(JSON.stringify(draft))
    const locked = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await this.key, words)
    if (this.turns.get(id) !== turn) return true
    try {
      storage().setItem(this.place + id, JSON.stringify({ at: draft.at, iv: textOf(iv), words: textOf(new Uint8Array(locked)) }))
      return true
    } catch {
      return false // no room left
    }
  }

  async get (id) {
    try {
      const { iv, words } = JSON.parse(storage().getItem(this.place + id))
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv) }, await this.key, bytesOf(words))
      return { ...JSON.parse(new TextDecoder().decode(plain)), id }
    } catch {
      return null // gone, or locked with another key
    }
  }

  // Newest first.
  async all () {
    const ids = keys().filter((key) => key.startsWith(this.place)).map((key) => key.slice(this.place.length))
    const found = await Promise.all(ids.map((id) => this.get(id)))
    return found.filter(Boolean).sort((one, other) => other.at - one.at)
  }

  remove (id) {
    this.nextTurn(id)
    storage().removeItem(this.place + id)
  }

  // Calls `gone(id)` when another tab saved or discarded a draft.
  onRemoved (gone) {
    window.addEventListener('storage', ({ key, newValue }) => {
      if (newValue === null && key?.startsWith(this.place)) gone(key.slice(this.place.length))
    })
  }

  nextTurn (id) {
    const turn = (this.turns.get(id) || 0) + 1
    this.turns.set(id, turn)
    return turn
  }
}

// What the server has taken, all of a person who signed out, and whatever is older than seven days.
export function forgetWhatMayGo () {
  if (!storage()) return
  const cookie = document.cookie.split('; ').find((one) => one.startsWith(`${GONE}=`))
  const gone = new Set(cookie ? cookie.slice(GONE.length + 1).split('.') : [])
  if (cookie) document.cookie = `${GONE}=; Max-Age=0; Path=/; SameSite=Lax`
  for (const key of keys()) {
    const [person, id] = key.slice(PREFIX.length).split(':')
    if (gone.has(person) || gone.has(id) || isOld(key)) storage().removeItem(key)
  }
}

function isOld (key) {
  try {
    return !(JSON.parse(storage().getItem(key)).at > Date.now() - LONGEST)
  } catch {
    return true
  }
}

function keys () {
  return Object.keys(storage()).filter((key) => key.startsWith(PREFIX))
}

function storage () {
  try {
    return window.localStorage
  } catch {
    return null // switched off
  }
}

function textOf (bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function bytesOf (text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}
