/** Keeps what is counted up to date: a part of it with every sweep, all of it before anybody reads numbers. */
import type { World } from './ports.ts'

/** One round takes about a second on a small machine, and other writers wait for none of it. */
const AT_ONCE = 500

/** For the sweep. Says how many referrals were counted anew. */
export const countSome = ({ store }: Pick<World, 'store'>): Promise<number> => store.refreshFigures(AT_ONCE)

/** Until nothing is stale: before numbers are read. */
export async function countAll(world: Pick<World, 'store'>): Promise<void> {
  while ((await countSome(world)) > 0);
}
