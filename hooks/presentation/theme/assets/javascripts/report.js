/* "Report an error in this claim" leads to the page on reporting; what to report is in the address behind "#", which no
   server sees, and this script writes it down for the reader. */

(() => {
  const filled = new URLSearchParams(location.hash.slice(1));
  const place = document.querySelector(".guide-report");
  if (!place || !filled.has("claim")) return;
  const lines = [
    `Page: ${filled.get("title")} (${filled.get("page")})`,
    `Claim: ${filled.get("claim")}`,
    `Version: ${filled.get("version")}`,
    `Text: ${filled.get("text")}`,
  ];
  const element = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
  const box = Object.assign(element("textarea"), {
    value: lines.join("\n"),
    readOnly: true,
    rows: 7,
    id: "guide-report",
  });
  const label = Object.assign(element("label", "The claim that you want to report"), { htmlFor: "guide-report" });
  const copy = Object.assign(element("button", "Copy this text"), { type: "button", className: "guide-button" });
  copy.addEventListener("click", async () => {
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "The text is selected; copy it with the keyboard";
    }
  });
  place.append(label, box, copy);
  const offer = (text, href) => place.append(Object.assign(element("a", text), { className: "guide-button", href }));
  if (place.dataset.mail) {
    const subject = encodeURIComponent(`Error on the page: ${filled.get("title")}`);
    const body = encodeURIComponent(`${lines.join("\r\n")}\r\n\r\nWhat should it say?\r\n`);
    offer("Write a mail, filled in", `mailto:${place.dataset.mail}?subject=${subject}&body=${body}`);
  }
  if (place.dataset.tracker) {
    const fields = {
      template: "claim-is-wrong.yml",
      page: `${filled.get("title")} (${filled.get("page")})`,
      claim: `${filled.get("text")}\n\n${filled.get("claim")}, version ${filled.get("version")}`,
    };
    offer("Open the form, filled in", `${place.dataset.tracker}/issues/new?${new URLSearchParams(fields)}`);
  }
  place.hidden = false;
})();
