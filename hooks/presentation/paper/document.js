// Only the reader's clock knows the day of printing. Without this script the day is left for the pen.
const line = document.getElementById("running-line");
const undated = line.textContent;
// The policy of the page lets no text of a style be changed, only its rules.
const setDay = () => {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(new Date());
  line.sheet.deleteRule(0);
  line.sheet.insertRule(undated.replace('"" /* day */', `", printed ${day}"`));
  document.querySelector(".paper-day").textContent = day;
};
setDay();
addEventListener("beforeprint", setDay);
