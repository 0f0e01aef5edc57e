"""The services against the reference model: whatever is asked in whatever order, and whichever call fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
from api_model import Fault, MemoryQueue, World
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from fakes import RawDecoder, RawFetcher
from figurelab.app import App, build_app
from figurelab.domain.accounts import Principal
from figurelab.domain.errors import FigureError
from figurelab.domain.tasks import Stage, Status
from harness import fake_settings
from servers import fresh_database

PORTS = ("store", "queue", "blobs")


pytestmark = pytest.mark.filterwarnings("ignore:Selection of the SingletonThreadPool")
IN_MEMORY = {
    "database_url": "sqlite:///file:figurelab-model?mode=memory&cache=shared&uri=true&check_same_thread=false",
    "storage_url": "memory:///",
}


EXAMPLES = {"sqlite": 30, "memory": 10, "postgresql": 8}
"""The services are the same everywhere: the files' run looks for their faults, the others for the adapters'."""


@pytest.fixture(scope="module", params=list(EXAMPLES))
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[App]:
    """The services on files, on nothing but memory, and on a server."""
    with ExitStack() as stack:
        changes: dict[str, object] = {}
        if request.param == "memory":
            changes |= IN_MEMORY
            stack.enter_context(pytest.MonkeyPatch.context()).setattr("figurelab.app.DbosQueue", MemoryQueue)
        elif request.param == "postgresql":
            server = request.getfixturevalue("postgres_url")
            changes["database_url"] = stack.enter_context(fresh_database(server))
        settings = fake_settings(tmp_path_factory.mktemp("model"), **changes)
        app = build_app(settings, fetcher=RawFetcher(), decoder=RawDecoder())
        stack.callback(app.close)
        yield app


def test_the_api_is_its_model(shared: App, request: pytest.FixtureRequest) -> None:
    class Api(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.world = World(shared)
            self.people = [self.world.account(), self.world.account()]

        person = st.integers(0, 1)
        which = st.integers(0, 6)
        fault = st.none() | st.tuples(st.sampled_from(PORTS), st.integers(1, 6), st.booleans())

        def attempt(self, fault: tuple[str, int, bool] | None, action: object, *args: object) -> None:
            """A refusal is an answer; an injected fault is a crash. Neither may break an invariant."""
            self.world.faults.arm(*fault[:2], after=fault[2]) if fault else self.world.faults.arm("", 0)
            try:
                action(*args)  # type: ignore[operator]
            except (FigureError, Fault):
                pass
            finally:
                self.world.faults.arm("", 0)

        def some_task(self, person: Principal, which: int) -> str:
            tasks = self.world.tasks(person)
            return tasks[which % len(tasks)].id if tasks else "018a210d-8ba4-705c-b111-1f1776f7f578"

        @rule(me=person, command=st.sampled_from(["ok", "refuse"]), key=st.none() | st.sampled_from("ab"), fault=fault)
        def create(self, me: int, command: str, key: str | None, fault: tuple[str, int, bool] | None) -> None:
            self.attempt(fault, self.world.create, self.people[me], command, key)

        @rule(me=person, owner=person, which=which, key=st.none() | st.sampled_from("cd"), fault=fault)
        def build(self, me: int, owner: int, which: int, key: str | None, fault: tuple[str, int, bool] | None) -> None:
            parent = self.some_task(self.people[owner], which)
            self.attempt(fault, self.world.build, self.people[me], parent, key)

        @rule(me=person, owner=person, which=which, stage=st.sampled_from(Stage), fault=fault)
        def cancel(self, me: int, owner: int, which: int, stage: Stage, fault: tuple[str, int, bool] | None) -> None:
            task_id = self.some_task(self.people[owner], which)
            self.attempt(fault, shared.services.cancel.cancel, self.people[me], stage, task_id)

        @rule(owner=person, which=which, fault=fault, cancels=st.booleans())
        def work(self, owner: int, which: int, fault: tuple[str, int, bool] | None, cancels: bool) -> None:
            """A job runs, perhaps again, and perhaps its owner cancels half-way."""
            me = self.people[owner]
            task_id = self.some_task(me, which)

            def midway() -> None:
                task = shared.store.get(task_id)  # type: ignore[arg-type]
                if cancels and task is not None:
                    self.attempt(None, shared.services.cancel.cancel, me, task.stage, task_id)

            self.world.host.midway = midway
            self.attempt(fault, self.world.work, task_id)
            self.world.host.midway = lambda: None

        @rule(fault=fault)
        def sweep(self, fault: tuple[str, int, bool] | None) -> None:
            self.attempt(fault, self.world.sweep)

        @invariant()
        def holds(self) -> None:
            self.world.check()

    run_state_machine_as_test(
        Api,
        settings=settings(
            max_examples=EXAMPLES[request.node.callspec.params["shared"]],
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def both_stages(world: World, me: Principal) -> None:
    """A caller that repeats what failed with the same key, and a worker whose failed jobs a sweep finds."""

    def repeated(action: object, *args: object) -> str:
        for _ in range(2):
            try:
                return action(me, *args)  # type: ignore[operator]
            except Fault:
                world.check()
        raise AssertionError("one fault cannot fail two calls")

    def worked(task_id: str) -> Status:
        for step in (lambda: world.work(task_id), world.sweep, world.sweep):  # type: ignore[arg-type]
            with suppress(Fault):
                step()
            world.check()
        task = world.app.store.get(task_id)  # type: ignore[arg-type]
        assert task is not None
        return task.status

    first = repeated(world.create, "ok", "first")
    if worked(first) is Status.SUCCEEDED:
        worked(repeated(world.build, first, "second"))
    spare = repeated(world.create, "ok", "third")
    try:
        world.app.services.cancel.cancel(me, Stage.PROTOTYPE, spare)
    except Fault:
        world.check()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("port", PORTS)
def test_a_fault_at_any_call_loses_no_credit(shared: App, port: str, after: bool) -> None:
    """Every call that both stages make to the port fails once, before its work or right after it."""
    call = 0
    fired = True
    while fired:
        call += 1
        world = World(shared)
        me = world.account()
        world.faults.arm(port, call, after=after)
        both_stages(world, me)
        fired = world.faults.fired
        world.faults.arm("", 0)
        world.check()
        tasks = world.tasks(me)
        assert len(tasks) in (2, 3), "a repeated create with its key makes one task"
        assert all(task.status.terminal or task.status is Status.PENDING for task in tasks), tasks
        if not fired:
            assert [task.status for task in tasks] == [Status.SUCCEEDED, Status.SUCCEEDED, Status.CANCELED]
    assert call > 3
