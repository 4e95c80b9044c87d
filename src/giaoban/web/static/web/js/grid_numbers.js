// Numbers and blocks of cells as they come from a clipboard: which spelling a block uses, and its cells.
"use strict";

window.giaobanNumbers = (() => {
  const NUMERIC = /^[-−–+]?\d[\d.,\s\u00a0\u202f]*%?$/;
  const bare = (text) => text.replace(/[\s\u00a0\u202f'’%]/g, "").replace(/^[−–]/, "-");
  const count = (text, mark) => text.split(mark).length - 1;
  const groups = (text, mark) => new RegExp(`^[-+]?[1-9]\\d{0,2}\\${mark}\\d{3}$`).test(text);

  // "vi" or "en" where the text can be read in one way only, "either" where both ways give different numbers.
  const spelling = (text) => {
    if (!NUMERIC.test(text.trim())) return "";
    const plain = bare(text), points = count(plain, "."), commas = count(plain, ",");
    if (points && commas) return plain.lastIndexOf(",") > plain.lastIndexOf(".") ? "vi" : "en";
    if (points > 1) return "vi";
    if (commas > 1) return "en";
    if (points) return groups(plain, ".") ? "either" : "en";
    if (commas) return groups(plain, ",") ? "either" : "vi";
    return "";
  };

  // The spelling of a whole block: that of its clear numbers; "ask" where none is clear, or where they disagree.
  const spellingOf = (rows) => {
    const found = new Set(rows.flat().map(spelling));
    if (found.has("vi") && found.has("en")) return found.has("either") ? "ask" : "mixed";
    if (found.has("vi")) return "vi";
    if (found.has("en")) return "en";
    return found.has("either") ? "ask" : "vi";
  };

  const toVietnamese = (text) => (spelling(text) ? text.trim().replaceAll(",", "").replace(".", ",") : text);
  const inSpelling = (text, how) => (how === "en" || (how === "mixed" && spelling(text) === "en") ? toVietnamese(text) : text);

  // The value of a number in Vietnamese spelling, for the percentage beside it alone; NaN for anything else.
  const read = (text) => {
    const plain = bare(text.trim().replace(/^ước\s*/i, ""));
    if (!/^[-+]?[\d.,]*\d$/.test(plain)) return NaN;
    const how = spelling(plain);
    if (how === "en") return Number(plain.replaceAll(",", ""));
    if (count(plain, ",") > 1) return NaN;
    const point = count(plain, ".") === 1 && !count(plain, ",") && !groups(plain, ".");
    return Number(point ? plain : plain.replaceAll(".", "").replace(",", "."));
  };

  // The cells of text as spreadsheets put it on the clipboard: tabs, line ends, quotes round cells that hold either.
  const cells = (text) => {
    const rows = [[]];
    let cell = "", quoted = false;
    const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    for (let at = 0; at < source.length; at += 1) {
      const mark = source[at];
      if (quoted) {
        if (mark === '"' && source[at + 1] === '"') { cell += '"'; at += 1; }
        else if (mark === '"') quoted = false;
        else cell += mark;
      } else if (mark === '"' && cell === "") quoted = true;
      else if (mark === "\t") { rows.at(-1).push(cell); cell = ""; }
      else if (mark === "\n") { rows.at(-1).push(cell); rows.push([]); cell = ""; }
      else cell += mark;
    }
    rows.at(-1).push(cell);
    return rows.map((row) => row.map((one) => one.replace(/\s+/g, " ").trim()));
  };

  const block = (rows) => rows.map((row) => row.map((one) => (/["\t\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one)).join("\t")).join("\n");

  return { spelling, spellingOf, inSpelling, read, cells, block };
})();
