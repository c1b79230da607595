/** The dialog that a message extension opens in a Playground. */
import type { Locator } from 'playwright-core'
import type { Playground } from './playground.ts'

/** "+" in the box to write in, then the id of the command. Resolves when the dialog shows its card. */
export async function openDialog({ page }: Playground, command: string): Promise<void> {
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).first().click()
  await page.getByRole('menuitem', { name: 'Action Command' }).click()
  const ask = page.getByRole('dialog', { name: 'Command ID option dialog' })
  await ask.getByPlaceholder('Input command id or leave blanks').fill(command)
  await ask.getByRole('button', { name: 'Create' }).click()
}

/** The card in the dialog once it has these words. */
export async function dialogWith(playground: Playground, words: string): Promise<Locator> {
  const card = dialogOf(playground).locator('.ac-adaptiveCard', { hasText: words }).last()
  await card.waitFor()
  return card
}

export async function closeDialog(playground: Playground): Promise<void> {
  const dialog = dialogOf(playground)
  await dialog.getByRole('button', { name: 'Close' }).first().click()
  await dialog.waitFor({ state: 'hidden' })
}

const dialogOf = ({ page }: Playground): Locator =>
  page.locator('[role=dialog].fui-DialogSurface').filter({ visible: true }).last()
