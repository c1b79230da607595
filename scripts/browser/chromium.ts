/** Finds Chromium, installs it where that is allowed, and starts it without a window and with a new profile. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const ON_A_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Every person gets a context of their own in it. Rejects with a sentence where there is no Chromium. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium() ?? installChromium() ?? findChromium()
  if (executablePath === undefined)
    throw new Error(
      'Chromium is not installed. Install it (on Debian or Ubuntu: apt-get install chromium), ' +
        'or say where it is with CHROMIUM_PATH, and run this again.',
    )
  return chromium.launch({ executablePath, headless: true, args: FLAGS })
}

function findChromium(): string | undefined {
  const told = process.env.CHROMIUM_PATH
  if (told !== undefined && told !== '') {
    if (!existsSync(told)) throw new Error(`There is no ${told}, which CHROMIUM_PATH names.`)
    return told
  }
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...places, ON_A_MAC].find((path) => existsSync(path))
}

/** Only root on Debian and its kin may; anybody else is told what to install. */
function installChromium(): undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const apt = (...words: string[]) =>
    execFileSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  } catch {
    // The sentence above says what to do.
  }
}
