// Files dropped on the import form are sent one after another, so that each gets its own line of progress.
"use strict";

(() => {
  const form = document.querySelector("form[data-drop]");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  const results = document.getElementById("import-results");
  const progress = form.querySelector("progress");
  const counted = form.querySelector("[data-counted]");
  const button = form.querySelector("[data-send]");
  let queue = [], sent = 0, total = 0, busy = false;

  const show = () => {
    progress.hidden = !busy;
    progress.max = total;
    progress.value = sent;
    counted.textContent = busy ? `${sent}/${total}` : "";
  };

  const next = () => {
    const file = queue.shift();
    if (file && file.size > Number(form.dataset.limit)) {
      sent += 1;
      refuse(file.name, encodeURIComponent(form.dataset.tooLarge));
      show();
      next();
      return;
    }
    if (!file) { busy = false; show(); document.body.dispatchEvent(new CustomEvent("documents-changed")); return; }
    const content = new FormData(form);
    content.delete(field.name);
    content.append(field.name, file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("HX-Request", "true");
    request.upload.onprogress = (event) => { if (event.lengthComputable) progress.value = sent + event.loaded / event.total; };
    request.onload = () => {
      sent += 1;
      if (request.status < 400) results.insertAdjacentHTML("beforeend", request.responseText);
      else refuse(file.name, request.getResponseHeader("X-Sentence"));
      show();
      next();
    };
    request.onerror = () => { sent += 1; refuse(file.name, null); show(); next(); };
    request.send(content);
  };

  const refuse = (name, encoded) => {
    const line = document.createElement("li");
    line.className = "notice notice-bad";
    line.textContent = `${name}: ${encoded ? decodeURIComponent(encoded) : form.dataset.unreachable}`;
    results.append(line);
  };

  const send = (files) => {
    queue.push(...files);
    total += files.length;
    if (busy || !queue.length) { show(); return; }
    busy = true;
    sent = 0;
    total = queue.length;
    show();
    next();
  };

  button.hidden = true;
  form.classList.add("live");
  field.addEventListener("change", () => { send([...field.files]); field.value = ""; });
  form.addEventListener("submit", (event) => { event.preventDefault(); send([...field.files]); field.value = ""; });
  ["dragenter", "dragover"].forEach((kind) => form.addEventListener(kind, (event) => { event.preventDefault(); form.classList.add("over"); }));
  ["dragleave", "drop"].forEach((kind) => form.addEventListener(kind, () => form.classList.remove("over")));
  form.addEventListener("drop", (event) => { event.preventDefault(); send([...event.dataTransfer.files]); });
})();
