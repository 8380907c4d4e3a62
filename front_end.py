"""Haalt CSS, lettertype en htmx uit npm-pakketten naar static_build/vendor/ (niet in git).

Twee stappen, elk met een stempel: `npm ci` vult node_modules/, daarna verzamelt `collect`
alleen wat de pagina's gebruiken. Alles is stdlib, zodat het ook zonder .venv draait.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "package-lock.json"
MODULES = ROOT / "node_modules"
BUILD = ROOT / "static_build"
VENDOR = BUILD / "vendor"
STAMP = ".stempel"
OLDEST_NPM = 8

# Vaste volgorde: eerst document en tekst, dan bediening, dan samengestelde onderdelen.
COMPONENTS = (
    "document",
    "body",
    "skip-link",
    "heading-1",
    "heading-2",
    "heading-3",
    "heading-4",
    "paragraph",
    "unordered-list",
    "ordered-list",
    "link",
    "button",
    "button-group",
    "button-link",
    "link-button",
    "form-field",
    "form-fieldset",
    "form-label",
    "form-field-description",
    "form-field-error-message",
    "textbox",
    "textarea",
    "select",
    "checkbox",
    "radio-button",
    "table",
    "pagination",
    "alert",
    "breadcrumb-nav",
    "data-list",
    "separator",
)
FONT = MODULES / "@fontsource-variable" / "source-sans-3"
FONT_SUBSETS = ("latin-ext", "latin")
HTMX = MODULES / "htmx.org"


def ensure(install_node):
    """Breng static_build/vendor/ bij. Waar als er iets veranderde."""
    lock, recipe = digest(LOCK), digest(LOCK, Path(__file__))
    if read(VENDOR / STAMP) == recipe:
        return False
    if read(MODULES / STAMP) != lock:
        run_npm(find_npm() or install_node(), "ci", "--ignore-scripts")
        (MODULES / STAMP).write_text(lock)
    collect(recipe)
    return True


def find_npm():
    """Het npm op PATH, als dat er is en nieuw genoeg is."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    version = subprocess.run([npm, "--version"], check=False, capture_output=True, text=True).stdout
    major = version.split(".")[0]
    return npm if major.isdigit() and int(major) >= OLDEST_NPM else None


def run_npm(npm, *arguments):
    """Draai npm; het npm uit een wheel moet zijn eigen node op PATH vinden."""
    path = f"{Path(npm).parent}{os.pathsep}{os.environ['PATH']}"
    result = subprocess.run(
        [str(npm), *arguments],
        check=False,
        cwd=ROOT,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    if result.returncode:
        raise SystemExit(f"npm {' '.join(arguments)} is mislukt:\n{result.stderr.strip()}")


def collect(recipe):
    """Maak de map opnieuw naast de oude en wissel dan: een half gevulde map komt niet voor."""
    new = BUILD / "vendor.nieuw"
    shutil.rmtree(new, ignore_errors=True)
    (new / "files").mkdir(parents=True)
    (new / "vendor.css").write_text(font_css() + components_css(), encoding="utf-8")
    for subset in FONT_SUBSETS:
        shutil.copy(FONT / "files" / font_file(subset), new / "files")
    shutil.copy(HTMX / "dist" / "htmx.min.js", new)
    (new / "LICENTIES.txt").write_text(licences(), encoding="utf-8")
    (new / STAMP).write_text(recipe)
    shutil.rmtree(VENDOR, ignore_errors=True)
    new.rename(VENDOR)


def font_file(subset):
    return f"source-sans-3-{subset}-wght-normal.woff2"


def font_css():
    """De @font-face-regels van de gekozen tekensets; url(./files/...) blijft zoals hij is."""
    blocks = re.findall(r"@font-face \{.*?\}", (FONT / "wght.css").read_text(), re.DOTALL)
    chosen = [block for subset in FONT_SUBSETS for block in blocks if font_file(subset) in block]
    if len(chosen) != len(FONT_SUBSETS):
        raise SystemExit("Het lettertypepakket heeft een andere indeling: pas font_css aan.")
    return f"/* {label(FONT)} */\n" + "\n".join(chosen) + "\n"


def components_css():
    """Alle onderdelen achter elkaar; elk bestand begint met zijn eigen licentieregel."""
    return "".join(component_css(component_folder(name)) for name in COMPONENTS)


def component_folder(name):
    return MODULES / "@utrecht" / f"{name}-css"


def component_css(folder):
    css = (folder / "dist" / "index.css").read_text(encoding="utf-8")
    if "@license" not in css:
        raise SystemExit(f"{label(folder)} heeft geen licentieregel meer: zet die erbij.")
    return f"\n/* {label(folder)} */\n{css}"


def label(folder):
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    return f"{package['name']} {package['version']}, {package['license']}"


def licences():
    """Elke licentietekst een keer, met erboven de pakketten waarvoor hij geldt."""
    packages_by_text = {}
    for folder in (FONT, HTMX, *map(component_folder, COMPONENTS)):
        text = next(folder.glob("LICENSE*")).read_text(encoding="utf-8")
        packages_by_text.setdefault(text, []).append(label(folder))
    return "\n\n".join(
        "\n".join(packages) + "\n\n" + text for text, packages in packages_by_text.items()
    )


def lock(install_node):
    """Maak package-lock.json opnieuw, zonder adressen."""
    run_npm(find_npm() or install_node(), "install", "--package-lock-only", "--ignore-scripts")
    content = json.loads(LOCK.read_text(encoding="utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    LOCK.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def digest(*files):
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def read(file):
    return file.read_text() if file.exists() else ""
