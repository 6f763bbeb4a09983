// Filters rows and pictures by the form, and keeps the choice in the address. Without it everything is shown.
document.documentElement.classList.add("scripted");

document.addEventListener("DOMContentLoaded", () => {
  const main = document.getElementById("content");
  const frames = main.querySelectorAll(".frame");
  const reach = () => frames.forEach(frame => frame.tabIndex = frame.scrollWidth > frame.clientWidth ? 0 : -1);
  reach();
  addEventListener("resize", reach);

  const form = document.getElementById("filter");
  if (!form) return;
  const fields = [...form.querySelectorAll("select")];
  const count = form.querySelector("output");
  const items = [...main.querySelectorAll("[data-target]")];
  const sections = [...main.querySelectorAll("section, .sifted")];
  const links = [...document.querySelectorAll("nav a")];
  const targets = list => new Set(list.map(item => item.dataset.target)).size;

  function matches(item) {
    return fields.every(({ name, value }) => {
      const has = item.dataset[name] || "";
      return !value || (name === "warning" ? has && (value === "any" || has.split(" ").includes(value)) : has === value);
    });
  }

  function show() {
    const active = fields.some(field => field.value);
    items.forEach(item => item.hidden = !matches(item));
    sections.forEach(section => section.hidden = active && !section.querySelector("[data-target]:not([hidden])"));
    links.forEach(link => link.parentNode.hidden = document.getElementById(link.hash.slice(1)).hidden);
    main.classList.toggle("filtered", active);
    form.querySelector("[type=reset]").disabled = !active;
    const shown = items.filter(item => !item.hidden);
    const words = count.dataset.told;
    count.textContent = words.replace("TARGETS", targets(shown)).replace("ALL", targets(items))
      .replace("CHARTS", shown.filter(item => item.matches("figure")).length);
    count.dataset.chosen = fields.filter(field => field.value).map(field => field.selectedOptions[0].text).join(" + ");
    reach();
  }

  function keep() {
    const chosen = fields.filter(field => field.value).map(field => [field.name, field.value]);
    const bare = location.pathname + location.search;
    history.replaceState(null, "", chosen.length ? "#" + new URLSearchParams(chosen) : bare);
  }

  function choose() {
    show();
    keep();
    if (form.getBoundingClientRect().top < 1) form.scrollIntoView();
  }

  function fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const place = document.getElementById(location.hash.slice(1));
    if (fields.some(field => asked.has(field.name))) {
      fields.forEach(field => {
        const value = asked.get(field.name) || "";
        field.value = [...field.options].some(option => option.value === value) ? value : "";
      });
      show();
    } else if (!place || place.closest("[hidden]")) {
      fields.forEach(field => field.value = "");
      show();
      if (place) place.scrollIntoView();
    } else if (main.matches(".filtered")) {
      keep();
    }
  }

  form.addEventListener("change", choose);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(choose));
  addEventListener("hashchange", fromAddress);
  show();
  fromAddress();
});
