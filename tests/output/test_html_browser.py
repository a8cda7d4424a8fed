"""The page in a real browser: by mouse and keyboard, narrow and dark, printed, without scripts, with hostile text."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from claimcheck import compare
from claimcheck.demo import pair
from claimcheck.model import Document, InputError
from claimcheck.output.html import render
from claimcheck.read import parse

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars"),
)
VISIBLE = """
const pane = arguments[0].closest(".pane").getBoundingClientRect(), own = arguments[0].getBoundingClientRect();
return own.top >= pane.top && own.bottom <= pane.bottom && own.top >= 0 && own.bottom <= innerHeight;
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no browser to open the page in (Debian's packages chromium and chromium-driver)")
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = chromium
    for flag in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = Chrome(options, ChromeService(driver))
    yield opened
    opened.quit()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    release, report, previous = pair()
    return written(tmp_path_factory.mktemp("page"), render([compare(release, report, [previous])]))


def written(folder: Path, content: str) -> str:
    file = folder / "page.html"
    file.write_text(content, encoding="utf-8")
    return file.as_uri()


def view(browser: Chrome, page: str, width: int = 1280, height: int = 900, scheme: str = "light") -> None:
    """Open the page afresh in a window of that size."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
    )
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia",
        {
            "features": [
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "prefers-reduced-motion", "value": "reduce"},
            ]
        },
    )
    browser.get("about:blank")
    browser.get(page)


def one(browser: Chrome, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def link_of(browser: Chrome, rule: str) -> Any:
    return next(link for link in browser.find_elements("css selector", ".finding .go") if link.text == rule)


def test_a_click_on_a_finding_brings_both_texts_into_view(browser: Chrome, page: str) -> None:
    view(browser, page)
    link_of(browser, "caveat-dropped").click()
    card = one(browser, ".finding.on")
    for name in ("the release", "the report"):
        mark = one(browser, f".doc[data-name='{name}'] [data-f~='{card.get_attribute('id')}']")
        assert "on" in mark.get_attribute("class").split()
        assert browser.execute_script(VISIBLE, mark), f"not in view in {name}"
    assert one(browser, ".status").get_attribute("textContent") == "Shown in the release and the report."
    assert browser.current_url.endswith(f"#{card.get_attribute('id')}")


def test_so_does_the_enter_key(browser: Chrome, page: str) -> None:
    from selenium.webdriver.common.keys import Keys

    view(browser, page)
    seen = []
    for _ in range(40):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        seen.append(browser.switch_to.active_element.text)
        if seen[-1] == "qualification-cut":
            break
    assert seen[0] == "Skip to the findings"
    assert seen[-1] == "qualification-cut"
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert one(browser, ".finding.on .go").text == "qualification-cut"
    assert browser.execute_script(VISIBLE, one(browser, ".doc[data-name='the report'] .m.on"))


def test_a_marked_passage_leads_to_its_finding(browser: Chrome, page: str) -> None:
    view(browser, page)
    mark = next(m for m in browser.find_elements("css selector", ".doc .m.error") if m.text.startswith("most plans"))
    mark.click()
    assert browser.switch_to.active_element.text == "altered-quote"
    assert one(browser, ".finding.on .go").get_attribute("aria-current") == "true"


def test_a_faithful_quotation_leads_to_the_report_s_words_and_back(browser: Chrome, page: str) -> None:
    view(browser, page)
    words = "clear understanding of its strengths and weaknesses"
    here = next(m for m in browser.find_elements("css selector", ".m.match") if m.text == words)
    here.click()
    there = browser.switch_to.active_element
    assert there.text == words
    assert there != here
    assert browser.execute_script(VISIBLE, there)
    there.click()
    assert browser.switch_to.active_element == here


def test_a_link_to_a_finding_opens_there(browser: Chrome, page: str) -> None:
    view(browser, f"{page}#p1-f2")
    assert one(browser, ".finding.on").get_attribute("id") == "p1-f2"


def test_nothing_is_fetched_and_nothing_is_refused(browser: Chrome, page: str) -> None:
    browser.get_log("browser")  # forget what came before
    view(browser, page)
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("width", [320, 390, 800, 1280, 1920])
def test_it_fits_the_width(browser: Chrome, page: str, width: int) -> None:
    view(browser, page, width)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_axe_finds_no_barrier(browser: Chrome, page: str, width: int, scheme: str) -> None:
    view(browser, page, width, scheme=scheme)
    assert barriers(browser) == []


def test_nor_on_a_page_of_several_pairs(browser: Chrome, tmp_path: Path) -> None:
    release, report, previous = pair()
    results = [compare(release, report, [previous]), compare(replace(release, path="other.txt"), report)]
    view(browser, written(tmp_path, render(results, [InputError("lost.md", "no such file")])))
    assert barriers(browser) == []


def barriers(browser: Chrome) -> list[str]:
    """What axe holds against the open page, its best practices included."""
    import axe_core_python

    browser.execute_script((Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = browser.execute_async_script(
        "axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1])"
    )
    return [
        f"{violation['id']}: {node['html'][:200]}" for violation in found["violations"] for node in violation["nodes"]
    ]


def test_dark_is_dark(browser: Chrome, page: str) -> None:
    view(browser, page, scheme="dark")
    red = browser.execute_script("return parseInt(getComputedStyle(document.body).backgroundColor.slice(4))")
    assert red < 40


def test_without_scripts_the_links_still_lead_there(browser: Chrome, page: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        view(browser, page, 390)
        link = link_of(browser, "altered-quote")
        target = link.get_attribute("href").partition("#")[2]
        link.click()
        assert browser.current_url.endswith(f"#{target}")
        assert (
            one(browser, f".m:has(#{target})").text
            == "most plans are now detailed and timely and reflect the wishes of children"
        )
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_it_prints_whole(browser: Chrome, page: str) -> None:
    view(browser, page)
    text = parse("page.pdf", base64.b64decode(browser.print_page())).text
    words = " ".join(text.split())
    assert "The release and the report differ" in words
    assert "The report can be read on the Ofsted website." in words
    assert "the authority it names does not exist" in words  # the report's last paragraph
    assert words.count("The quality of pathway plans for care leavers") >= 2  # the report and the ledger


def test_hostile_text_is_only_text(browser: Chrome, tmp_path: Path) -> None:
    _, report, _ = pair()
    attack = (
        "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">\n\n"
        "The report says that “most plans are <b onclick='x'>now</b> timely and reflect the wishes of children”.\n\n"
        "</style></script><iframe src='javascript:alert(1)'></iframe> "
        "\x1b[31mred\x1b[0m \u202edesrever\u202c {{ 7 * 7 }}\n"
    )
    release: Document = parse('"><svg onload=alert(1)>.txt', attack.encode())
    browser.get_log("browser")
    view(browser, written(tmp_path, render([compare(release, report)])))
    assert browser.title.startswith("Fenmoor, ILACS")
    assert browser.execute_script("return document.scripts.length") == 1
    assert browser.find_elements("css selector", "img, iframe, .doc b, .pair svg[onload]") == []
    shown = one(browser, ".doc[data-name='the release']").text
    assert "<script>document.title = 'taken'</script>" in shown
    assert r"\x1b[31mred\x1b[0m \u202edesrever\u202c {{ 7 * 7 }}" in shown
    assert browser.get_log("browser") == []
