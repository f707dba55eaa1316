// Follows the author's edits: loads the page anew when the site was made again, and shows what is
// wrong in a box over it.
(() => {
  const own = document.currentScript.dataset.own;
  const build = Number(document.currentScript.dataset.build);
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = own + "live.css";
  document.head.append(style);

  const element = (name, text, className) => {
    const e = document.createElement(name);
    e.textContent = text;
    if (className) e.className = className;
    return e;
  };

  const counted = (n, word) => n + " " + word + (n === 1 ? "" : "s");

  // Errors are shown at once, above the warnings, which wait in one line to be opened: on a phone
  // they would leave nothing of the page.
  const show = (findings) => {
    document.getElementById("onrecord-findings")?.remove();
    const box = element("div", "");
    box.id = "onrecord-findings";
    box.setAttribute("role", "status");
    for (const severity of ["error", "warning"]) {
      const these = findings.filter((f) => f.severity === severity);
      if (these.length) box.append(folded(these, severity));
    }
    if (box.firstChild) document.body.append(box);
  };

  const folded = (findings, severity) => {
    const fold = element("details", ""), list = element("ol", "");
    fold.open = severity === "error";
    for (const f of findings) {
      const item = element("li", "", severity);
      item.append(element("code", f.at), element("span", " " + f.text));
      list.append(item);
    }
    fold.append(element("summary", counted(findings.length, severity)), list);
    return fold;
  };

  const refresh = async () => {
    const answer = await fetch(own + "findings.json", { cache: "no-store" });
    const report = await answer.json();
    if (report.build !== build) location.reload();
    else show(report.findings);
  };

  const events = new EventSource(own + "events");
  events.addEventListener("built", () => location.reload());
  events.addEventListener("open", () => refresh().catch(() => {}));
})();
