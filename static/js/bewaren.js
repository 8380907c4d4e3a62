/* Casusregie: concept bewaren terwijl iemand typt, en waarschuwen voor het uitloggen. */
(function () {
  "use strict";
  var hulp = window.casusregie;
  var ELKE = 20000;
  if (!hulp) return;

  // ---------- concept ----------
  function klok() {
    var nu = new Date();
    return String(nu.getHours()).padStart(2, "0") + "." + String(nu.getMinutes()).padStart(2, "0");
  }
  function inhoud(form) {
    return new URLSearchParams(Array.from(new FormData(form)).filter(function (paar) {
      return typeof paar[1] === "string";
    })).toString();
  }
  function toon(form, tekst) {
    var plek = form.querySelector("[data-bewaard]") || document.querySelector("[data-bewaard]");
    if (plek) plek.textContent = tekst;
  }
  function gelukt(form, antwoord) {
    toon(form, "Concept bewaard om " + (antwoord.headers.get("X-Bewaard") || klok() + " uur"));
    if (!(antwoord.headers.get("Content-Type") || "").includes("json")) return null;
    return antwoord.json().then(function (gegevens) {
      var veld = form.elements.namedItem("versie");
      if (veld && gegevens.versie !== undefined) veld.value = gegevens.versie;
      form.dataset.bewaardals = inhoud(form);
    });
  }
  function bewaar(form) {
    var nu = inhoud(form);
    if (nu === form.dataset.bewaardals || form.dataset.bezig || form.dataset.bewaart) return;
    form.dataset.bewaart = "ja";
    fetch(form.dataset.bewaar, {
      method: "POST", body: new URLSearchParams(nu), credentials: "same-origin",
      redirect: "manual", keepalive: nu.length < 60000,
      headers: hulp.kopregels({ "X-Vanzelf": "1", "X-Requested-With": "fetch" })
    }).then(function (antwoord) {
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      form.dataset.bewaardals = nu;
      return gelukt(form, antwoord);
    }).catch(function () {
      toon(form, "Concept nog niet bewaard. We proberen het zo opnieuw");
    }).finally(function () { delete form.dataset.bewaart; });
  }
  document.querySelectorAll("form[data-bewaar]").forEach(function (form) {
    form.dataset.bewaardals = inhoud(form);
    setInterval(function () { bewaar(form); }, ELKE);
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "hidden") bewaar(form);
    });
  });

  // ---------- sessie ----------
  var minuten = parseFloat(document.body.dataset.sessieMinuten || "0");
  var venster = document.getElementById("sessie");
  if (!minuten || !venster || !venster.showModal) return;
  var SLEUTEL = "casusregie-actief";
  var blijf = venster.querySelector("[data-sessie-blijf]");
  var opnieuw = venster.querySelector("[data-sessie-opnieuw]");
  var eind = false;

  function actief() {
    try { localStorage.setItem(SLEUTEL, String(Date.now())); } catch (fout) { /* geen opslag */ }
    begin = Date.now();
  }
  function laatst() {
    try { return Math.max(begin, parseInt(localStorage.getItem(SLEUTEL) || "0", 10)); }
    catch (fout) { return begin; }
  }
  var begin = Date.now();
  actief();
  document.addEventListener("htmx:after:request", function (e) {
    var kop = e.detail && e.detail.ctx && e.detail.ctx.request && e.detail.ctx.request.headers;
    if (!kop || !kop["X-Vanzelf"]) actief();
  });

  function afgelopen() {
    eind = true;
    document.getElementById("sessie-kop").textContent = "U bent uitgelogd";
    document.getElementById("sessie-tekst").textContent =
      "U deed een tijd niets. Log opnieuw in. U komt dan terug op deze pagina.";
    blijf.hidden = true;
    opnieuw.hidden = false;
    opnieuw.href = document.body.dataset.inloggen + "?next=" +
      encodeURIComponent(window.location.pathname + window.location.search);
    if (!venster.open) venster.showModal();
  }
  function kijk() {
    if (eind) return;
    var over = laatst() + minuten * 60000 - Date.now();
    if (over <= 0) { afgelopen(); return; }
    if (over > 5 * 60000) { if (venster.open) venster.close(); return; }
    var nog = Math.max(1, Math.ceil(over / 60000));
    document.getElementById("sessie-tekst").textContent = "U deed een tijd niets. Over " + nog +
      (nog === 1 ? " minuut" : " minuten") + " wordt u uitgelogd.";
    if (!venster.open) venster.showModal();
  }
  blijf.addEventListener("click", function () {
    fetch(document.body.dataset.sessieVerlengen, {
      method: "POST", credentials: "same-origin", redirect: "manual", headers: hulp.kopregels()
    }).then(function (antwoord) {
      if (!antwoord.ok) { afgelopen(); return; }
      actief();
      venster.close();
      hulp.meld("U blijft ingelogd");
    }).catch(function () {
      document.getElementById("sessie-tekst").textContent =
        "Dit lukte niet. Controleer uw verbinding en probeer het opnieuw.";
    });
  });
  venster.addEventListener("cancel", function (e) { if (eind) e.preventDefault(); });
  setInterval(kijk, 15000);
})();
