/** How the page of local mode looks: calm, legible, light or dark as the machine is set, from 320 pixels up. */

export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #0b0c0c; --hint: #505a5f; --line: #b1b4b6; --panel: #f3f2f1;
  --bar: #0b0c0c; --bar-text: #ffffff; --link: #1d70b8; --link-over: #003078;
  --button: #00703c; --button-over: #005a30; --button-text: #ffffff;
  --focus: #ffdd00; --focus-text: #0b0c0c; --bad: #d4351c;
  --blue: #bbd4ea; --blue-text: #0c2d4a; --green: #cce2d8; --green-text: #005a30;
  --red: #f4cdc6; --red-text: #651b0e; --grey: #e5e6e7; --grey-text: #383f43;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15181b; --text: #f0f2f4; --hint: #b3bcc3; --line: #4a5157; --panel: #20252a;
    --bar: #000000; --bar-text: #ffffff; --link: #8ab8e6; --link-over: #c3dcf5;
    --button: #1f8f58; --button-over: #27a869; --button-text: #00140a; --bad: #ff8a73;
    --blue: #17395a; --blue-text: #cfe4f8; --green: #113f29; --green-text: #bfe8d2;
    --red: #5a2018; --red-text: #ffd5cc; --grey: #343a40; --grey-text: #dfe3e6;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text);
  font: 1.0625rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
.wide { max-width: 68rem; margin: 0 auto; padding: 0 1rem; }
header { background: var(--bar); color: var(--bar-text); border-bottom: 0.5rem solid var(--link); }
header .wide { padding-top: 0.75rem; padding-bottom: 0.75rem; }
header strong { font-size: 1.25rem; margin-right: 0.75rem; }
main { padding-bottom: 4rem !important; }
h1, h2, h3 { line-height: 1.2; margin: 0; }
h1 { font-size: 2rem; }
h2 { font-size: 1.5rem; margin-bottom: 0.75rem; }
h3 { font-size: 1.125rem; }
p { margin: 0 0 1rem; }
.top { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; align-items: baseline; justify-content: space-between; margin-top: 2rem; }
.top p { margin: 0; }
.lead { margin-top: 0.5rem; color: var(--hint); }
section { margin-top: 2.5rem; }
.columns { display: grid; gap: 0 3rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
.columns section { margin-top: 1.5rem; border-top: 1px solid var(--line); padding-top: 1.25rem; }
.hint { color: var(--hint); }
.now { font-size: 1.5rem; font-weight: 700; margin-bottom: 0.25rem; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:hover { color: var(--link-over); text-decoration-thickness: 0.15em; }
a:focus-visible, summary:focus-visible {
  outline: 3px solid transparent; background: var(--focus); color: var(--focus-text);
  box-shadow: 0 -2px var(--focus), 0 4px var(--focus-text); text-decoration: none;
}
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0; padding: 0.5rem; z-index: 1; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
form + form { margin-top: 1.25rem; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: stretch; }
.moves { display: flex; flex-direction: column; gap: 0.5rem; align-items: stretch; max-width: 28rem; }
.moves button { text-align: left; }
.moves p { margin: 0; }
.what { display: block; font-weight: 400; font-size: 0.9375rem; }
label { display: block; font-weight: 700; margin-bottom: 0.25rem; }
button, input {
  font: inherit; min-height: 2.75rem; padding: 0.375rem 0.625rem; border-radius: 0; max-width: 100%;
}
button { border: 0; background: var(--button); color: var(--button-text); font-weight: 600; cursor: pointer; }
button:hover { background: var(--button-over); }
button.quiet { background: var(--panel); color: var(--text); box-shadow: inset 0 0 0 2px var(--line); }
button.quiet:hover { box-shadow: inset 0 0 0 2px var(--text); }
input { border: 2px solid var(--text); background: var(--page); color: var(--text); }
button:focus-visible, input:focus-visible { outline: 3px solid var(--focus); outline-offset: 0; box-shadow: inset 0 0 0 2px var(--focus-text); }
.problem { border: 5px solid var(--bad); padding: 1rem; margin-top: 2rem; }
.problem p { margin: 0; }
.problem a, .message { color: var(--bad); font-weight: 700; }
.wrong { border-left: 5px solid var(--bad); padding-left: 0.75rem; }
.wrong input { border-color: var(--bad); }
.message { margin-bottom: 0.5rem; }
ul.people, ol.plain { list-style: none; margin: 0; padding: 0; }
.people li { margin-bottom: 0.875rem; }
.people a { font-weight: 700; }
.people.away li { margin-bottom: 1.25rem; }
.people .who { margin-bottom: 0.25rem; }
.people .hint { display: block; }
kbd { font: 0.9375em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--panel); color: var(--text); padding: 0.1em 0.35em; }
.mail { border: 1px solid var(--line); padding: 1rem; margin-bottom: 1rem; }
dl { margin: 0.5rem 0; }
dl div { display: grid; grid-template-columns: 6rem 1fr; gap: 0 0.5rem; }
dt { color: var(--hint); grid-column: 1; }
dd { margin: 0; grid-column: 2; }
summary { cursor: pointer; color: var(--link); width: fit-content; margin-top: 0.75rem; }
.letter { white-space: pre-wrap; border-left: 4px solid var(--line); padding-left: 1rem; margin-top: 0.75rem; max-width: 42rem; }
table { border-collapse: collapse; width: 100%; font-size: 1rem; overflow-wrap: break-word; }
td time, .ref { white-space: nowrap; }
caption { text-align: left; color: var(--hint); padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
.head { display: none; }
.tag { display: inline-block; padding: 0 0.4rem; background: var(--blue); color: var(--blue-text); white-space: nowrap; }
.tag.accepted { background: var(--green); color: var(--green-text); }
.tag.failed { background: var(--red); color: var(--red-text); }
.tag.not-needed, .tag.overtaken { background: var(--grey); color: var(--grey-text); }
.known { display: block; font-size: 0.9375rem; }
.fault { display: block; color: var(--bad); font-size: 0.9375rem; overflow-wrap: anywhere; }
@media (max-width: 58rem) {
  table, caption, tbody, tr, td { display: block; overflow-wrap: anywhere; }
  td time { white-space: normal; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-bottom: 1px solid var(--line); padding: 0.625rem 0; }
  td { display: grid; grid-template-columns: 6rem 1fr; gap: 0 0.5rem; border: 0; padding: 0.0625rem 0; }
  .head { display: block; color: var(--hint); }
}
@media (max-width: 44rem) {
  h1 { font-size: 1.5rem; }
  h2 { font-size: 1.25rem; }
  .buttons button, .buttons input { flex: 1 1 100%; }
  .moves { max-width: none; }
}
`
