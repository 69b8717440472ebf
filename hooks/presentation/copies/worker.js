/* Keeps the guide in the reader's browser, so that it opens without a connection.
   offline.py writes two lines above this one: VERSION, and KEPT, the addresses to keep below the folder of this file.

   The network comes first. The kept copy answers when the network fails or takes too long, and every page says
   itself how old it is. What is kept of one version is never mixed with another: a new version is gathered beside
   the old one, which answers until the new one is whole. */

const HOME = self.registration.scope;
// Other projects may stand on the same host, and caches belong to the host.
const OURS = `guide ${new URL(HOME).pathname} `;
const CACHE = OURS + VERSION;
// Some hosts redirect to it, or answer its own address with the status 404: it is kept where that can be done.
const WRONG_ADDRESS = new URL("404.html", HOME).href;
const LIMIT = 3_000;
const DOUBT = 30_000;
const BATCH = 4;
const TRIES = 3;

// A connection that stalls is asked again after a while, and not for each file of a page.
let doubted = 0;
let keeping = null;

// A new worker waits until every page of the old one is closed, as browsers have it; until then the old one answers,
// out of what the new one has gathered. Made to hurry, Chromium can leave both waiting for each other.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  if (event.data === "ask again") doubted = 0;
  if (event.data !== "keep") return;
  keeping ??= keep().finally(() => (keeping = null));
  event.waitUntil(keeping.then((missing) => event.source.postMessage({ version: VERSION, missing })));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  // What a script asks for by itself, such as the newest version, only the network can say.
  if (request.method === "GET" && request.destination && request.url.startsWith(HOME))
    event.respondWith(answer(request));
});

/* Returns the network's answer, or the kept copy when there is none in time; a page that is not kept gets the 404. */
async function answer(request) {
  if (Date.now() < doubted) {
    const copy = await copyFor(request);
    if (copy) return copy;
  }
  // A page is asked for anew even if the browser has had it in the last minutes: it may have changed since.
  const network = request.mode === "navigate" ? fetch(request, { cache: "no-cache" }) : fetch(request);
  try {
    const fresh = await within(LIMIT, network);
    if (fresh.status >= 500) throw new Error(fresh.statusText);
    doubted = 0;
    return fresh;
  } catch (error) {
    // The reader went elsewhere meanwhile, which says nothing about the network.
    if (request.signal.aborted) throw error;
    doubted = Date.now() + DOUBT;
    return (await copyFor(request)) ?? network.catch(() => notFound(request, error));
  }
}

/* Returns the kept copy of what is asked for, however its address is written, or nothing. */
async function copyFor(request) {
  const { origin, pathname, search } = new URL(request.url);
  const plain = origin + pathname.replace(/\/index\.html$/, "/");
  for (const address of [plain, `${plain}/`]) {
    const copy = await kept(address);
    // Relative links of a page work only at its own address.
    if (copy)
      return request.mode !== "navigate" || address === origin + pathname ? copy : Response.redirect(address + search);
  }
}

async function notFound(request, error) {
  const page = request.mode === "navigate" && (await kept(WRONG_ADDRESS));
  if (!page) throw error;
  return new Response(page.body, { status: 404, headers: page.headers });
}

/* Returns the copy of the oldest version that has it: a newer one is not whole while an older one is still there. */
async function kept(address) {
  for (const cacheName of await ours()) {
    const copy = await caches.match(address, { cacheName, ignoreVary: true });
    if (copy) return copy;
  }
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/* Gathers what is missing of this version, and forgets the others once nothing is; returns how much still is. */
async function keep() {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map((request) => request.url));
  let missing = KEPT.map((address) => new URL(address, HOME).href).filter((address) => !there.has(address));
  for (let tries = 0; missing.length && tries < TRIES; tries++) missing = await gather(cache, missing);
  missing = missing.filter((address) => address !== WRONG_ADDRESS);
  if (!missing.length) for (const name of await ours()) if (name !== CACHE) await caches.delete(name);
  return missing.length;
}

/* Returns the addresses that could not be had. One that fails does not stop the rest; a whole batch that fails does. */
async function gather(cache, addresses) {
  const failed = [];
  for (let start = 0; start < addresses.length; start += BATCH) {
    const batch = addresses.slice(start, start + BATCH);
    const done = await Promise.all(batch.map((address) => gatherOne(cache, address)));
    failed.push(...batch.filter((_, place) => !done[place]));
    if (!done.includes(true) && batch.length > 1) return [...failed, ...addresses.slice(start + BATCH)];
  }
  return failed;
}

async function gatherOne(cache, address) {
  // Past what the browser has of an older version.
  const put = fetch(address, { cache: "no-cache" }).then(async (fresh) => {
    if (!fresh.ok || fresh.redirected) return false;
    await cache.put(address, fresh);
    return true;
  });
  return within(20 * LIMIT, put).catch(() => false);
}

function within(limit, promise) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(reject, limit, new Error("too slow")))]);
}
