"""How long whole commands and single steps take, as ratios to what cannot be avoided.

    python -m benchmarks.speed [cold] [warm] [many] [growth] [memory] [--release FILE --report FILE]

Each figure is the least of several runs, taken in turns with what it is compared with, so that a busy machine slows
both alike. Without files it takes the pair of the corpus whose report is a PDF.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from claimcheck.check import compare, read_release, read_report
from claimcheck.model import Document
from claimcheck.read import parse, read
from claimcheck.read.files import MOST_CHARACTERS

_FLOOR = "import typer, rapidfuzz, yaml"
_PDF_FLOOR = f"""{_FLOOR}
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
for page in document:
    page.get_textpage().get_text_bounded()
"""
_BARE = """import typer
app = typer.Typer(add_completion=False, rich_markup_mode=None)
@app.command()
def one(name: str = "x") -> None: print(name)
@app.command()
def two() -> None: pass
app(["one"])
"""
_CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def main() -> None:
    """Run the parts asked for, or all."""
    parts: dict[str, Callable[[Path, Path], None]] = {
        "cold": cold,
        "warm": warm,
        "many": many,
        "growth": growth,
        "memory": memory,
    }
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", nargs="*", choices=[*parts, []], default=[])
    parser.add_argument("--release", type=Path)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args()
    report = options.report or sorted(_CORPUS.glob("*/report.pdf"))[0]
    release = options.release or next(file for file in sorted(report.parent.glob("release.*")))
    print(f"{release.name}: {release.stat().st_size:,} bytes; {report.name}: {report.stat().st_size:,} bytes\n")
    for name in options.part or parts:
        parts[name](release, report)
        print()


def cold(release: Path, report: Path) -> None:
    """Whole commands, each a new process, against an interpreter that only imports what cannot be done without."""
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder, "report.txt")
        dump.write_text(read(report).text, encoding="utf-8")
        python, tool = [sys.executable, "-c"], [sys.executable, "-m", "claimcheck"]
        fail = ["--fail-on", "never"]
        text = [*tool, "compare", str(release), str(dump), *fail]
        pdf = [*tool, "compare", str(release), str(report), *fail]
        kept = {**os.environ, "CLAIMCHECK_CACHE": f"{folder}/kept"}
        off = {**os.environ, "CLAIMCHECK_CACHE": "off"}
        floor, pdf_floor, bare = [*python, _FLOOR], [*python, _PDF_FLOOR, str(report)], [*python, _BARE]
        rows = [
            ("imports alone", floor, kept, None),
            ("compare text", text, kept, "imports alone"),
            ("compare text, no cache", text, off, "imports alone"),
            ("imports and the PDF's text", pdf_floor, kept, None),
            ("compare PDF", pdf, kept, "imports and the PDF's text"),
            ("compare PDF, no cache", pdf, off, "imports and the PDF's text"),
            ("bare typer", bare, kept, None),
            ("--help", [*tool, "--help"], kept, "bare typer"),
            ("rules", [*tool, "rules"], kept, "bare typer"),
            ("explain", [*tool, "explain", "wrong-grade"], kept, "bare typer"),
        ]
        least = in_turns([lambda command=command, env=env: _run(command, env) for _, command, env, _ in rows], 15)
    seconds = {name: time for (name, *_), time in zip(rows, least, strict=True)}
    print("Cold: whole commands")
    for name, _, _, against in rows:
        ratio = f"{seconds[name] / seconds[against]:5.2f} × {against}" if against else ""
        print(f"  {name:<28}{seconds[name] * 1000:7.0f} ms  {ratio}")


def warm(release: Path, report: Path) -> None:
    """The steps of one comparison in a process that has done others before, but never of these very texts."""
    rounds = 20
    texts = [file.read_text("utf-8") if file.suffix == ".txt" else read(file).text for file in (release, report)]

    def fresh(name: str) -> Iterator[tuple[Document, Document]]:
        """Pairs that differ in their last words, so that nothing remembered of one serves another."""
        for number in range(rounds + 1):
            page, document = (parse("dump.txt", f"{text}\n\n{name} {number}\n".encode()) for text in texts)
            yield page, document

    inspection = read_report(report)
    quotations = len(read_release(release, inspection).quotes)
    documents = (document for _, document in fresh("facts"))
    pages = (page for page, _ in fresh("release"))
    pairs = fresh("pair")
    steps = {
        "read the report": lambda: _timed(lambda: read(report)),
        "its facts": lambda: _timed(partial(read_report, next(documents))),
        "read the release": lambda: _timed(lambda: read(release)),
        f"its facts ({quotations} quotations)": lambda: _timed(partial(read_release, next(pages), inspection)),
        "all but reading": lambda: _timed(partial(compare, *next(pairs))),
    }
    least = in_turns(list(steps.values()), rounds)
    print("Warm: one pair in process")
    for name, seconds in zip(steps, least, strict=True):
        print(f"  {name:<28}{seconds * 1000:7.1f} ms")


def many(release: Path, report: Path, pairs: int = 1000) -> None:
    """`check` over many pairs on one core and on two, with a cold and a warm cache."""
    with tempfile.TemporaryDirectory() as folder:
        _repository(Path(folder), release, report, pairs)
        command = [sys.executable, "-m", "claimcheck", "check", "--output", "findings.json", "--fail-on", "never"]
        print(f"Many: {pairs} pairs over 20 reports")
        seconds = {}
        for cores in (1, 2):
            for state in ("empty", "full"):
                env = {**os.environ, "CLAIMCHECK_CACHE": f"{folder}/kept-{cores}"}
                seconds[cores, state] = _run(command, env, cwd=folder, cores=cores)
                print(f"  {cores} core{'s' * (cores > 1)}, {state} cache {seconds[cores, state]:9.1f} s")
        for state in ("empty", "full"):
            print(f"  speed-up, {state} cache {seconds[1, state] / seconds[2, state]:6.2f}")


def growth(release: Path, report: Path) -> None:
    """What four and sixteen times the text costs."""
    print("Growth: one comparison without reading, by size (1 is linear)")
    most = MOST_CHARACTERS // 17
    report_text, release_text = read(report).text[:most], read(release).text[:most]
    for what in ("report", "release"):
        seconds = {}
        for times in (1, 4, 16):
            with tempfile.TemporaryDirectory() as folder:
                long = {"report": report_text, "release": release_text}
                long[what] = "\n\n".join([long[what]] * times)
                files = [Path(folder, f"{name}.txt") for name in ("release", "report")]
                for file in files:
                    file.write_text(long[file.stem], encoding="utf-8")
                documents = [read(file) for file in files]
                (seconds[times],) = in_turns([lambda pair=documents: _timed(lambda: compare(*pair))], 5)
        ratios = "   ".join(f"{times} × {seconds[times] / seconds[1] / times:.2f}" for times in seconds)
        print(f"  {what:<9}{seconds[1] * 1000:7.1f} ms   {ratios}")


def memory(release: Path, report: Path) -> None:
    """The largest process of `check` over few and many pairs."""
    print("Memory: the largest process of `check`")
    for pairs in (100, 1000, 10000):
        with tempfile.TemporaryDirectory() as folder:
            _repository(Path(folder), release, report, pairs)
            script = (
                "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
            )
            command = [sys.executable, "-m", "claimcheck", "check", "--output", "all.jsonl", "--fail-on", "never"]
            run = subprocess.run(
                [sys.executable, "-c", script, *command], cwd=folder, capture_output=True, text=True, check=True
            )
            print(f"  {pairs:>6} pairs {int(run.stdout.split()[-1]) / 1024:8.0f} MiB")


def in_turns(works: Sequence[Callable[[], float]], rounds: int) -> list[float]:
    """The least seconds of each, done in turns after one round that does not count."""
    times = [[work() for work in works] for _ in range(rounds + 1)][1:]
    return [min(column) for column in zip(*times, strict=True)]


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _run(command: Sequence[str], env: dict[str, str], cwd: str | None = None, cores: int | None = None) -> float:
    """Seconds a command takes, on the first `cores` of the processors that this process may use."""
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    return _timed(
        lambda: subprocess.run(
            command,
            env=env,
            cwd=cwd,
            check=True,
            stdout=subprocess.DEVNULL,
            preexec_fn=lambda: os.sched_setaffinity(0, allowed),
        )
    )


def _repository(folder: Path, release: Path, report: Path, pairs: int) -> None:
    """A folder with that many releases over twenty reports that differ in their bytes."""
    reports = [folder / f"report-{number}{report.suffix}" for number in range(20)]
    for number, file in enumerate(reports):
        file.write_bytes(report.read_bytes() + f"\n%{number}\n%%EOF\n".encode() * (report.suffix == ".pdf"))
    lines = ["pairs:"]
    for number in range(pairs):
        file = folder / f"release-{number}{release.suffix}"
        file.write_bytes(release.read_bytes())
        lines.append(f"- {{release: {file.name}, report: {reports[number % 20].name}}}")
    (folder / "claimcheck.yaml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
