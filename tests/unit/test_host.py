"""Engine processes: progress, errors, deadline, kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from figurelab.engines.base import CONCEPT, BuildOptions, EngineError, PrototypeOptions
from figurelab.engines.host import EngineHost, Stopped

PROTOTYPE = PrototypeOptions()


def never() -> bool:
    return False


def ignore(_percent: int, _step: str) -> None:
    return None


def make_host(engine: str = "fakes:FakeEngine", deadline: float = 20.0, slots: int = 1) -> EngineHost:
    return EngineHost(engine, slots=slots, threads=1, deadline=deadline, start_timeout=30.0)


@pytest.fixture(scope="module")
def host() -> Iterator[EngineHost]:
    host = make_host()
    yield host
    host.close()


def alive(pid: int) -> bool:
    """Whether the process runs: a zombie, which waits for its parent, does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def until(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def test_files_and_progress_come_back(host: EngineHost) -> None:
    seen: list[tuple[int, str]] = []
    output = host.run("prototype", b"ok,\x00\xff" + b"x" * 300_000, PROTOTYPE, lambda p, s: seen.append((p, s)), never)
    assert output.files == {CONCEPT: b"\x00\xff" + b"x" * 300_000}
    assert output.seconds == {"obey": 0.0}
    assert output.notes == {"subject": "noise"}
    assert seen == [(10, "ok"), (95, "done")]


def test_options_reach_the_engine(host: EngineHost) -> None:
    output = host.run("build", b"ok", BuildOptions(triangles=1234), ignore, never)
    assert output.files["model.glb"] == b"model.glb 1234"


def test_one_process_serves_many_jobs(host: EngineHost) -> None:
    host.run("build", b"ok", BuildOptions(), ignore, never)
    began = time.monotonic()
    for _ in range(20):
        host.run("build", b"ok", BuildOptions(), ignore, never)
    assert time.monotonic() - began < 2.0


def test_an_engine_error_keeps_its_words(host: EngineHost) -> None:
    with pytest.raises(EngineError) as caught:
        host.run("prototype", b"refuse", PROTOTYPE, ignore, never)
    error = caught.value
    assert (error.type, error.code, error.message) == (
        "invalid_input",
        "no_subject",
        "There is nothing to see.",
    )


@pytest.mark.parametrize("command", [b"crash", b"die"])
def test_a_crash_tells_no_internals_and_the_next_job_works(host: EngineHost, command: bytes) -> None:
    with pytest.raises(EngineError) as caught:
        host.run("prototype", command, PROTOTYPE, ignore, never)
    assert caught.value.type == "server_error"
    assert "secret" not in caught.value.message
    assert host.run("prototype", b"ok", PROTOTYPE, ignore, never).files


def test_a_process_that_dies_between_jobs_is_replaced(host: EngineHost) -> None:
    pids: list[int] = []
    engine = sys.modules["figurelab.engines.process"].EngineProcess
    process = host._free.queue[0].result()  # pyright: ignore[reportPrivateUsage]
    assert isinstance(process, engine)
    pids.append(process.pid)
    os.kill(process.pid, signal.SIGKILL)
    assert until(lambda: not process.alive)
    assert host.run("prototype", b"ok", PROTOTYPE, ignore, never).files


def test_the_deadline_kills_the_whole_group(tmp_path: Path) -> None:
    host = make_host(deadline=0.5)
    note = tmp_path / "pids"
    # Warm first: the deadline is about computing, not about starting.
    host.run("prototype", b"ok", PROTOTYPE, ignore, never)
    began = time.monotonic()
    with pytest.raises(EngineError) as caught:
        host.run("prototype", f"spawn {note}".encode(), PROTOTYPE, ignore, never)
    assert time.monotonic() - began < 1.5
    assert (caught.value.type, caught.value.code) == ("timeout", "timeout")
    assert caught.value.message == "The task took longer than 0.5 seconds."
    engine, child = map(int, note.read_text().split())
    assert until(lambda: not alive(engine) and not alive(child))
    assert host.run("prototype", b"ok", PROTOTYPE, ignore, never).files
    host.close()


def test_stopping_kills_within_a_moment(host: EngineHost, tmp_path: Path) -> None:
    note = tmp_path / "pids"
    told = threading.Event()

    def stop() -> bool:
        if note.exists() and note.read_text():
            told.set()
        return told.is_set()

    with pytest.raises(Stopped):
        host.run("prototype", f"spawn {note}".encode(), PROTOTYPE, ignore, stop)
    engine, child = map(int, note.read_text().split())
    assert not alive(engine)
    assert until(lambda: not alive(child))
    assert host.run("prototype", b"ok", PROTOTYPE, ignore, never).files


def test_closing_stops_running_jobs() -> None:
    host = make_host()
    threading.Timer(0.5, host.close).start()
    with pytest.raises(Stopped):
        host.run("prototype", b"sleep 60", PROTOTYPE, ignore, never)
    assert host.closing


@pytest.mark.parametrize("engine", ["fakes:BrokenEngine", "no_such_module:Engine"])
def test_an_engine_that_cannot_start_says_so(engine: str) -> None:
    host = make_host(engine)
    with pytest.raises(EngineError) as caught:
        host.run("prototype", b"ok", PROTOTYPE, ignore, never)
    assert caught.value.type == "service_unavailable"
    host.close()


def test_an_engine_process_dies_with_its_worker(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = (
        "import sys, time; from pathlib import Path; from figurelab.engines.process import EngineProcess\n"
        "p = EngineProcess('fakes:FakeEngine', 1); p.wait_ready(30, lambda: False)\n"
        f"Path({str(note)!r}).write_text(str(p.pid)); time.sleep(600)"
    )
    worker = subprocess.Popen([sys.executable, "-c", script])
    assert until(lambda: note.exists() and bool(note.read_text()), 20)
    pid = int(note.read_text())
    assert alive(pid)
    worker.kill()
    worker.wait()
    assert until(lambda: not alive(pid))


def test_slots_work_side_by_side() -> None:
    host = make_host(slots=2)
    done: list[float] = []

    def job() -> None:
        host.run("prototype", b"sleep 1", PROTOTYPE, ignore, never)
        done.append(time.monotonic())

    for _ in range(2):
        host.run("prototype", b"ok", PROTOTYPE, ignore, never)
    threads = [threading.Thread(target=job) for _ in range(2)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(done) - began < 1.9
    host.close()
