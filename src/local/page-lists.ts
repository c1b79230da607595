/** The lists on the page of local mode: mail, the ledger of notices, files and notifications; newest first. */
import { type Directory, nameOf } from '../domain/directory.ts'
import { type KnownThing, thingsKnown } from '../domain/mail.ts'
import { type Moment, sayMoment } from '../domain/moment.ts'
import { type Html, html } from './html.ts'
import type { FiledFile, InboxChange, KeptMail, KeptNotification } from './outlook.ts'
import { conversationOf, type InboxMail } from './outlook-inbox.ts'
import type { NoticeLine } from './page.ts'
import { mailPlace } from './page-mail.ts'
import type { UnseenMessage } from './unseen.ts'

/** A page with thousands of lines helps nobody. */
const SHOWN = 100

type List<T> = {
  readonly id: string
  readonly title: string
  readonly none: string
  readonly items: readonly T[]
  /** All items that are shown, newest first. */
  readonly body: (items: readonly T[]) => Html
}

export const mailList = (mails: readonly KeptMail[], inbox: readonly InboxChange[]): Html =>
  list({
    ...{ id: 'mail', title: 'E-mail that was sent', none: 'No e-mail has been sent yet.' },
    items: mails.toReversed(),
    body: (items) => html`<ol class="plain">${items.map((mail) => mailItem(mail, inbox))}</ol>`,
  })

const mailItem = (mail: KeptMail, inbox: readonly InboxChange[]): Html => html`<li>
<article class="mail" id="${mailPlace(mail.id)}">
<h3>${mail.subject}</h3>
<dl>
<div><dt>To</dt><dd>${breaking(mail.to)}</dd></div>
<div><dt>Sent</dt><dd>${when(mail.sentAt)}</dd></div>
${mail.attachments.length === 0 ? undefined : attachments(mail)}
${mail.dispatchId === undefined ? undefined : html`<div><dt>Dispatch id</dt><dd>${mail.dispatchId}</dd></div>`}
${sinceThen(mail, inbox)}
</dl>
${mail.dispatchId === undefined ? undefined : mailButtons(mail)}
<details><summary>Read it<span class="hidden">: ${mail.subject}</span></summary><div class="letter">${mail.text}</div></details>
</article>
</li>
`

/** A long address is broken after its @ before it is broken anywhere. */
const breaking = (addresses: string): readonly Html[] =>
  addresses.split(/(?<=@)/).map((part, at) => (at === 0 ? html`${part}` : html`<wbr>${part}`))

/** What came to the mailbox about it, oldest first. */
function sinceThen(mail: KeptMail, inbox: readonly InboxChange[]): Html | undefined {
  const about = inbox.flatMap((change) =>
    'removed' in change || change.conversationId !== conversationOf(mail) ? [] : [change],
  )
  if (about.length === 0) return undefined
  return html`<div class="since"><dt>Since then</dt>${about.map(
    (one) =>
      html`<dd><span class="tag${isReport(one) ? ' failed' : ''}">${cameAs(one)}</span> ${when(one.receivedAt)}</dd>`,
  )}</div>`
}

const isReport = ({ messageClass }: Pick<InboxMail, 'messageClass'>): boolean =>
  messageClass.startsWith('REPORT.')

function cameAs(mail: InboxMail): string {
  if (isReport(mail)) return 'came back'
  return mail.headers.some(({ name }) => name === 'Auto-Submitted') ? 'automatic reply' : 'reply'
}

const mailButtons = ({ id, subject }: KeptMail): Html => {
  const whose = html`<span class="hidden">: ${subject}</span>`
  return html`<form method="post" action="/local/mail" class="buttons"><input type="hidden" name="mail" value="${id}">
<button name="answer" value="bounce" class="quiet">Bounce this${whose}</button>
<button name="answer" value="reply" class="quiet">Reply${whose}</button>
<button name="answer" value="automatic" class="quiet">Automatic reply${whose}</button>
</form>`
}

const attachments = ({ id, attachments: files }: KeptMail): Html =>
  html`<div><dt>Attached</dt>${files.map(
    ({ name, contentType, bytes }, at) =>
      html`<dd><a href="/local/attachment?mail=${encodeURIComponent(id)}&amp;file=${at}">${name}</a> <span class="hint">${kind(contentType)}, ${size(bytes.length)}</span></dd>`,
  )}</div>`

export const unseenList = (messages: readonly UnseenMessage[], directory: Directory): Html =>
  list({
    ...{
      id: 'unseen',
      title: 'Chat with people who have no Playground',
      none: 'None of them has been told anything yet.',
    },
    items: messages.toReversed(),
    body: (items) =>
      table({
        caption: 'What they were told, since this start',
        heads: ['Who', 'What', 'When'],
        rows: items.map(({ personId, summary, sentAt }) => [
          nameOf(directory, personId),
          summary,
          when(sentAt),
        ]),
      }),
  })

export const ledger = (notices: readonly NoticeLine[], directory: Directory): Html =>
  list({
    ...{ id: 'ledger', title: 'The ledger of notices', none: 'Nothing has been promised to anybody yet.' },
    items: notices.toSorted((a, b) =>
      a.promisedAt < b.promisedAt ? 1 : a.promisedAt > b.promisedAt ? -1 : 0,
    ),
    body: (items) =>
      table({
        caption: 'Each message that was promised, and how far it got',
        heads: ['Reference', 'What', 'To', 'By', 'Status', 'Attempts', 'When'],
        rows: items.map((notice) => [
          html`<span class="ref">${notice.reference}</span>`,
          inWords(notice.what),
          notice.person === undefined ? notice.to : nameOf(directory, notice.person),
          notice.by,
          statusOf(notice),
          String(notice.attempts),
          when(notice.doneAt ?? notice.promisedAt),
        ]),
      }),
  })

/** How far it got, and of an e-mail what became known since: that it was accepted is not all of one that came back. */
function statusOf({ status, fault, known = {} }: NoticeLine): Html {
  const look = known.bounced === undefined ? status.replaceAll(' ', '-') : 'overtaken'
  const why = fault === undefined ? undefined : html` <span class="fault">${fault}</span>`
  return html`<span class="tag ${look}">${status}</span>${why}${thingsKnown(known).map(knownItem)}`
}

const knownItem = ({ kind, say, at }: KnownThing): Html => {
  const isBad = kind === 'bounced' || kind === 'stuck'
  const said = isBad ? html`<span class="tag failed">${say}</span>` : html`${say},`
  return html` <span class="known">${said} ${when(at)}</span>`
}

export const fileList = (files: readonly FiledFile[]): Html =>
  list({
    ...{ id: 'files', title: 'Files in SharePoint', none: 'No file has been put in a folder yet.' },
    items: files.toSorted((a, b) => b.filedAt.localeCompare(a.filedAt)),
    body: (items) =>
      table({
        caption: 'Reports in the folders of the teams',
        heads: ['File', 'Folder', 'Size', 'When'],
        rows: items.map((file) => [
          html`<a href="${file.webUrl}">${file.name}</a>`,
          `${file.driveId}, ${file.folderId}`,
          size(file.bytes.length),
          when(file.filedAt),
        ]),
      }),
  })

export const notificationList = (notifications: readonly KeptNotification[], directory: Directory): Html =>
  list({
    ...{ id: 'feed', title: 'Activity feed in Teams', none: 'Nobody has been notified yet.' },
    items: notifications.toReversed(),
    body: (items) =>
      table({
        caption: 'Notifications at the bell',
        heads: ['Who', 'What', 'Text', 'When'],
        rows: items.map(({ personId, activityType, previewText, sentAt }) => [
          nameOf(directory, personId),
          inWords(activityType),
          previewText,
          when(sentAt),
        ]),
      }),
  })

function list<T>({ id, title, none, items, body }: List<T>): Html {
  const more = items.length > SHOWN ? html`<p>The newest ${SHOWN} of ${items.length}.</p>` : undefined
  const content = items.length === 0 ? html`<p class="hint">${none}</p>` : body(items.slice(0, SHOWN))
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${more}${content}
</section>
`
}

type Table = {
  readonly caption: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | Html)[])[]
}

/** The roles are written out because on a narrow screen a row becomes a block, and would lose them. */
const table = ({ caption, heads, rows }: Table): Html => html`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (cells) => html`<tr role="row">${cells.map(
    (cell, at) =>
      html`<td role="cell"><span class="head" aria-hidden="true">${heads[at]}</span><span>${cell}</span></td>`,
  )}</tr>
`,
)}</tbody>
</table>`

const when = (moment: Moment): Html => html`<time datetime="${moment}">${sayMoment(moment)}</time>`

const kind = (contentType: string): string => (contentType === 'application/pdf' ? 'PDF' : 'file')

const size = (bytes: number): string => (bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1000)} KB`)

/** `report-to-prison` and `signOffWaiting` as words. */
const inWords = (name: string): string =>
  name
    .replaceAll('-', ' ')
    .replace(/[a-z](?=[A-Z])/g, '$& ')
    .toLowerCase()
