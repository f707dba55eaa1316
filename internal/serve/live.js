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

  // Errors are shown at once; with warnings alone the box waits to be opened.
  const show = (findings) => {
    document.getElementById("onrecord-findings")?.remove();
    const errors = findings.filter((f) => f.severity === "error").length;
    const warnings = findings.filter((f) => f.severity === "warning").length;
    if (errors + warnings === 0) return;
    const box = element("div", "");
    box.id = "onrecord-findings";
    box.setAttribute("role", "status");
    const list = element("ol", "");
    for (const f of findings) {
      if (f.severity === "note") continue;
      const item = element("li", "", f.severity);
      item.append(element("code", f.at), element("span", " " + f.text));
      list.append(item);
    }
    const fold = element("details", "");
    fold.open = errors > 0;
    const counts = [];
    if (errors) counts.push(counted(errors, "error"));
    if (warnings) counts.push(counted(warnings, "warning"));
    fold.append(element("summary", counts.join(", ")), list);
    box.append(fold);
    document.body.append(box);
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
