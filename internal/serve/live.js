// Follows the author's edits: loads the page anew when the site was made again, and shows what is wrong in a box over it.
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

  const show = (findings) => {
    document.getElementById("onrecord-findings")?.remove();
    const bad = findings.filter((f) => f.severity !== "note");
    if (bad.length === 0) return;
    const box = element("div", "");
    box.id = "onrecord-findings";
    box.setAttribute("role", "status");
    box.setAttribute("aria-label", "Findings");
    const list = element("ol", "");
    for (const f of bad) {
      const item = element("li", "", f.severity);
      item.append(element("code", f.at), element("span", " " + f.text));
      list.append(item);
    }
    const close = element("button", "Hide");
    close.type = "button";
    close.onclick = () => box.remove();
    box.append(element("h2", bad.length === 1 ? "1 finding" : bad.length + " findings"), close, list);
    document.body.append(box);
  };

  const look = async () => {
    const answer = await fetch(own + "findings.json", { cache: "no-store" });
    const report = await answer.json();
    if (report.build !== build) location.reload();
    else show(report.findings);
  };

  const events = new EventSource(own + "events");
  events.addEventListener("built", () => location.reload());
  events.addEventListener("open", () => look().catch(() => {}));
})();
