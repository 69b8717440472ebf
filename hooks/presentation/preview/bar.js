/* Shows a page anew when what it is made of has changed, fills in the bar when the rules have looked at it, and copies
   where a finding stands. No built page loads it. */
{
  const bar = () => document.querySelector(".preview-bar");
  let asking;

  /* Waits for news of the preview; an answer that tells of none comes after a while. */
  async function news() {
    const { number, judged } = bar().dataset;
    asking = new AbortController();
    const answer = await fetch(`/preview/news?number=${number}&judged=${judged}`, { signal: asking.signal });
    const told = await answer.json();
    if (told.number !== number) location.reload();
    else if (told.judged && !judged) await judged_now();
    else return true;
    return told.number === number;
  }

  /* Takes over the bar of a page whose findings have just become known; marks in the text need the whole page. */
  async function judged_now() {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector(".preview-bar");
    if (next?.dataset.here !== "0" || next.dataset.number !== bar().dataset.number) {
      location.reload();
      return;
    }
    bar().replaceWith(document.importNode(next, true));
    ready();
  }

  async function follow() {
    for (;;) {
      try {
        if (!(await news())) return;
      } catch (error) {
        if (error.name === "AbortError") return;
        // The preview was ended: whether it is there again is asked now and then.
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }

  /* Makes room for the bar below the page, and keeps its list open from one version to the next. */
  function ready() {
    const list = bar().querySelector("details");
    if (list) {
      list.open = sessionStorage.getItem("preview-open") === "yes";
      list.addEventListener("toggle", () => {
        sessionStorage.setItem("preview-open", list.open ? "yes" : "");
        room();
      });
    }
    room();
  }

  function room() {
    document.body.style.paddingBottom = `${bar().offsetHeight}px`;
    document.documentElement.style.scrollPaddingBottom = `${bar().offsetHeight}px`;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-preview-copy]");
    if (!button) return;
    const status = bar().querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(button.dataset.previewCopy);
      status.textContent = `Copied ${button.dataset.previewCopy}`;
      button.firstChild.textContent = "Copied";
    } catch {
      status.textContent = `Not copied; it is ${button.dataset.previewCopy}`;
    }
  });

  // A browser keeps few connections to one place, so that a page that nobody looks at gives its own up.
  document.addEventListener("visibilitychange", () => {
    asking?.abort();
    if (document.visibilityState === "visible") follow();
  });
  addEventListener("pagehide", () => asking?.abort());
  addEventListener("resize", room);
  ready();
  if (document.visibilityState === "visible") follow();
}
