/* Says how old a copy of the guide is, so that none is ever old in silence, and has the browser keep one.
   In a block of its own, because plain scripts share their names. */
{
  const line = document.getElementById("guide-copy");
  const content = (name) => document.querySelector(`meta[name="${name}"]`).content;
  const home = new URL(content("guide-base").replace(/\/?$/, "/"), location.href);
  const [date, commit] = content("guide-version").split(" ");
  const published = location.protocol.startsWith("http");

  const within = (limit, promise) =>
    Promise.race([promise, new Promise((_, reject) => setTimeout(reject, limit, new Error("too slow")))]);
  // Days are counted from midnight to midnight, so that the hour of the day changes nothing.
  const day = (year, month, date) => Date.UTC(year, month, date) / 86_400_000;
  const dayOf = (text) => Date.parse(text) / 86_400_000;
  const words = (text) =>
    new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
      Date.parse(text),
    );

  /* Returns the version that is published now, or null when that cannot be found out. */
  async function newest() {
    if (!published) return null;
    try {
      const asked = fetch(new URL("version.json", home), { cache: "no-store" });
      const version = await within(
        5_000,
        asked.then((answer) => (answer.ok ? answer.json() : null)),
      );
      return version?.date && version.commit ? version : null;
    } catch {
      return null;
    }
  }

  /* Returns ", 19 days old": by the reader's clock, and nothing when that stands before the day of the copy. */
  function age() {
    const now = new Date();
    const days = day(now.getFullYear(), now.getMonth(), now.getDate()) - dayOf(date);
    if (days < 0) return "";
    return days ? `, ${days} ${days === 1 ? "day" : "days"} old` : ", from today";
  }

  function ageLine() {
    const { address } = line.dataset;
    if (!address) return [`Copy of ${words(date)}${age()}.`];
    const link = document.createElement("a");
    link.href = link.textContent = address;
    return [`Copy of ${words(date)}${age()}. The current version is at `, link, "."];
  }

  function newerLine(version) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Reload";
    button.addEventListener("click", async () => {
      button.disabled = true;
      navigator.serviceWorker?.controller?.postMessage("ask again");
      const workers = navigator.serviceWorker?.getRegistration(home.href);
      await within(
        5_000,
        Promise.resolve(workers).then((registration) => registration?.update()),
      ).catch(() => {});
      location.reload();
    });
    // A version that was withdrawn is followed by one of an older day.
    const text =
      dayOf(version.date) > dayOf(date)
        ? `A newer version of the guide (${words(version.date)}) is out; this page is from ${words(date)}. `
        : `The guide now published is version ${version.commit} of ${words(version.date)}; ` +
          `this page is version ${commit} of ${words(date)}. `;
    return [text, button];
  }

  function show(parts) {
    const text = parts.map((part) => part.textContent ?? part).join("");
    // What was read out already is not read out again.
    if (text === line.textContent) return;
    line.replaceChildren(...parts);
    printed.textContent = parts
      .filter((part) => part.tagName !== "BUTTON")
      .map((part) => part.textContent ?? part)
      .join("");
    document.documentElement.classList.toggle("guide-copied", parts.length > 0);
  }

  async function check() {
    const version = await newest();
    if (!version) show(ageLine());
    else show(version.date === date && version.commit === commit ? [] : newerLine(version));
  }

  /* Has the browser keep the guide, and says so where a page has a place for it. */
  async function keep() {
    const workers = navigator.serviceWorker;
    if (!workers) return;
    if (!line.dataset.worker) {
      // A preview must not be answered by what an earlier build at this address left behind.
      const left = await workers.getRegistration(home.href);
      if (left?.scope === home.href) await left.unregister();
      return;
    }
    // Whoever asks for little data is not sent all pages for having opened one.
    if (navigator.connection?.saveData) return;
    workers.addEventListener("message", ({ data }) => {
      const whole = data.version === `${date} ${commit}` && data.missing === 0;
      for (const place of whole ? document.querySelectorAll("[data-guide-kept]") : []) {
        place.textContent = `This browser now keeps the whole guide, in the version of ${words(date)}.`;
        place.hidden = false;
      }
    });
    const registration = await workers.register(new URL(line.dataset.worker, home), { scope: home.href });
    // A new worker gathers its version at once, while the old one still answers.
    const gather = () => (registration.waiting ?? registration.active)?.postMessage("keep");
    const follow = () => registration.installing?.addEventListener("statechange", gather);
    registration.addEventListener("updatefound", follow);
    follow();
    gather();
  }

  // Paper has no lower edge of a window: there the line stands above the text.
  const printed = document.createElement("p");
  printed.className = "guide-copy-print";
  printed.hidden = true;
  document.body.prepend(printed);
  // The line lies over the lower edge of the window, so the page gets as much room below its text.
  const room = () =>
    document.documentElement.style.setProperty("--guide-copy", `${Math.ceil(line.getBoundingClientRect().height)}px`);
  new ResizeObserver(room).observe(line);

  if (published) {
    // After all that the reader waits for.
    const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 1_000));
    const start = () =>
      idle(
        () =>
          void check()
            .then(keep)
            .catch(() => {}),
        { timeout: 5_000 },
      );
    if (document.readyState === "complete") start();
    else addEventListener("load", start);
    // A page may stay open for weeks.
    for (const event of ["online", "offline"]) addEventListener(event, check);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
    setInterval(check, 3_600_000);
  } else {
    check();
  }
}
