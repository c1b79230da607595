/** Where the Graph stand-in keeps things: a folder that survives a crash, or memory. */
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Drawers hold things by name; names are counters, so that no name of a file tells anything. */
export type Cabinet = {
  /** On disk, safe against a sudden end, before it returns. */
  put(drawer: string, name: string, bytes: Uint8Array): Promise<void>
  /** Oldest first, by name. */
  all(drawer: string, ending: string): Promise<{ name: string; bytes: Buffer }[]>
  get(drawer: string, name: string): Promise<Buffer>
  remove(drawer: string, name: string): Promise<void>
}

/** Six figures, so that the order of names is the order of time. */
export const counterName = (count: number): string => String(count).padStart(6, '0')

export const openCabinet = (folder: string | undefined): Cabinet =>
  folder === undefined ? inMemory() : onDisk(folder)

function onDisk(folder: string): Cabinet {
  return {
    put: async (drawer, name, bytes) => {
      const into = join(folder, drawer)
      await mkdir(into, { recursive: true, mode: 0o700 })
      const draft = join(into, `${name}.draft`)
      await writeThrough(draft, bytes)
      await rename(draft, join(into, name))
      await syncFolder(into)
    },
    all: async (drawer, ending) => {
      const into = join(folder, drawer)
      const names = await readdir(into).catch(() => [] as string[])
      const wanted = names.filter((name) => name.endsWith(ending)).sort()
      return Promise.all(wanted.map(async (name) => ({ name, bytes: await readFile(join(into, name)) })))
    },
    get: (drawer, name) => readFile(join(folder, drawer, name)),
    remove: (drawer, name) => rm(join(folder, drawer, name), { force: true }),
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The new name itself must reach the disk. Windows cannot open a folder, and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

function inMemory(): Cabinet {
  const kept = new Map<string, Buffer>()
  return {
    put: async (drawer, name, bytes) => void kept.set(`${drawer}/${name}`, Buffer.from(bytes)),
    all: async () => [],
    get: async (drawer, name) => kept.get(`${drawer}/${name}`) ?? Buffer.alloc(0),
    remove: async (drawer, name) => void kept.delete(`${drawer}/${name}`),
  }
}
