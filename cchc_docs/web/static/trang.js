// Small comforts; every page works without them.
const sign = document.querySelector("meta[name=dau]")?.content ?? "";

// The program ends when its last window is closed: each window says that it is there.
const own = Math.random().toString(36).slice(2) + Date.now().toString(36);
const say = (what) => navigator.sendBeacon(`/cua-so/${what}?cua=${own}`);
say("con");
setInterval(() => say("con"), 30000);
addEventListener("pagehide", () => say("dong"));
addEventListener("pageshow", (event) => { if (event.persisted) say("con"); });

// A file dropped on the box goes into its field.
for (const box of document.querySelectorAll(".tha")) {
  const field = box.querySelector("input[type=file]");
  for (const name of ["dragover", "dragenter"]) box.addEventListener(name, (e) => { e.preventDefault(); box.classList.add("tren"); });
  box.addEventListener("dragleave", () => box.classList.remove("tren"));
  box.addEventListener("drop", (e) => {
    e.preventDefault();
    box.classList.remove("tren");
    field.files = e.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  if (field.form?.hasAttribute("data-gui-ngay")) field.addEventListener("change", () => { if (field.files.length) field.form.requestSubmit(); });
}

// A form is sent once; words typed and not sent are asked about before they are left.
let typed = false;
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    const question = event.submitter?.dataset.hoi ?? form.dataset.hoi;
    if (question && !confirm(question)) { event.preventDefault(); return; }
    typed = false;
    setTimeout(() => form.querySelectorAll("button").forEach((b) => { b.disabled = true; }), 0);
  });
  if (form.querySelector("textarea, input[type=text]")) form.addEventListener("input", () => { typed = true; });
}
addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
addEventListener("pageshow", () => document.querySelectorAll("form[method=post] button").forEach((b) => { b.disabled = false; }));

// A choice that only changes what is shown is taken at once.
for (const form of document.querySelectorAll("form[data-chon-la-gui]")) {
  form.addEventListener("change", () => form.requestSubmit());
  form.querySelectorAll("button").forEach((button) => button.classList.add("an"));
}

// How a deadline is understood, while it is typed.
for (const field of document.querySelectorAll("input[data-thoi-han]")) {
  const shown = document.getElementById(field.dataset.thoiHan);
  let timer;
  const ask = async () => {
    const words = field.value;
    const answer = await fetch(`/y-nghia-thoi-han?nam=${field.dataset.nam}&chu=${encodeURIComponent(words)}`);
    const meaning = await answer.text();
    if (answer.ok && words === field.value) shown.textContent = meaning; // an answer may come after the next one's
  };
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 250); });
  const day = document.getElementById(field.dataset.lich ?? "");
  day?.addEventListener("change", () => {
    const [year, month, date] = day.value.split("-");
    if (date) { field.value = `${date}/${month}/${year}`; typed = true; ask(); }
  });
  if (field.value !== field.defaultValue) ask(); // typed before this script ran
}

// Words of the document pointed at stay in sight in their own pane.
for (const link of document.querySelectorAll("a[data-den]")) {
  link.addEventListener("click", () => {
    document.querySelectorAll("[aria-current=true]").forEach((one) => one.removeAttribute("aria-current"));
    link.closest(".dieu")?.setAttribute("aria-current", "true");
  });
}

for (const button of document.querySelectorAll("button[data-in]")) button.addEventListener("click", () => print());

// Long work: how far it is, as it goes.
const work = document.querySelector("[data-cong-viec]");
if (work) {
  const bar = work.querySelector("progress"), words = work.querySelector("[data-chu]");
  const stream = new EventSource(`/cong-viec/${work.dataset.congViec}/tien-do`);
  stream.onmessage = (event) => {
    const now = JSON.parse(event.data);
    if (now.tong) { bar.max = now.tong; bar.value = now.xong; words.textContent = `${now.xong}/${now.tong} trang`; }
    if (now.het) { stream.close(); location.replace(now.den); }
  };
  stream.onerror = () => { words.textContent = "Đang chờ chương trình trả lời…"; };
}
export { sign };
