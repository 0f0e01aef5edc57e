"""Accounts, keys and credits: authentication for the wire, administration for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from figurelab.domain.accounts import TEST_ACCOUNT, TEST_KEY, Account, ApiKey, Principal, digest, new_secret
from figurelab.domain.credits import Audit, Entry, audit, audit_books
from figurelab.domain.errors import NotFound, Unauthorized
from figurelab.domain.ids import uuid7
from figurelab.domain.tasks import AccountId
from figurelab.ports import AccountStore, Clock

_HINT = 8
_TEST_DIGEST = digest(TEST_KEY)
_TEST_NAME = "test mode"
_TEST_BALANCE = 1000


class AccountService:
    """A key is looked up at each request: revoked, it stops working at once on every node."""

    def __init__(self, store: AccountStore, clock: Clock, *, test_mode: bool = False) -> None:
        self._store = store
        self._clock = clock
        self._test_mode = test_mode

    def authenticate(self, authorization: str | None) -> Principal:
        """Who sent ``Authorization: Bearer <key>``. Raises Unauthorized."""
        scheme, _, secret = (authorization or "").partition(" ")
        if scheme.lower() != "bearer" or not secret.strip():
            raise Unauthorized("Missing API key: send Authorization: Bearer <key>")
        hashed = digest(secret.strip())
        principal = self._test_principal() if hashed == _TEST_DIGEST else self._store.principal(hashed)
        if principal is None:
            raise Unauthorized("Invalid API key")
        return principal

    def _test_principal(self) -> Principal | None:
        """The caller in test mode. Its account is made at the first call, so that a balance can be shown."""
        if not self._test_mode:
            return None
        if self._store.account(TEST_ACCOUNT) is None:
            with suppress(ValueError):  # another process made it a moment ago
                self._store.create_account(Account(TEST_ACCOUNT, _TEST_NAME, 0, self._clock()))
                self.grant(TEST_ACCOUNT, _TEST_BALANCE, note="shown in test mode, never spent")
        return Principal(TEST_ACCOUNT, "test")

    def create_account(self, name: str, *, credits: int = 0) -> Account:
        """Raises ValueError: the name is empty, over 100 characters or taken; credits are negative."""
        if not 1 <= len(name) <= 100:
            raise ValueError("an account's name has 1 to 100 characters")
        if credits < 0:
            raise ValueError("credits must not be negative")
        account = Account(AccountId(uuid7()), name, 0, self._clock())
        self._store.create_account(account)
        if credits:
            account = replace(account, balance=self.grant(account.id, credits, note="opening"))
        return account

    def find(self, name_or_id: str) -> Account:
        """Raises NotFound."""
        account = self._store.account_named(name_or_id) or self._store.account(AccountId(name_or_id))
        if account is None:
            raise NotFound(f"no account {name_or_id}")
        return account

    def accounts(self) -> Sequence[Account]:
        return self._store.accounts()

    def set_limits(self, account: Account, requests_per_second: float | None, concurrent_tasks: int | None) -> Account:
        """None leaves a limit as it is, 0 goes back to the service's. Raises ValueError for a negative one."""
        if (requests_per_second or 0) < 0 or (concurrent_tasks or 0) < 0:
            raise ValueError("a limit must not be negative")
        rate = account.requests_per_second if requests_per_second is None else requests_per_second or None
        tasks = account.concurrent_tasks if concurrent_tasks is None else concurrent_tasks or None
        self._store.set_limits(account.id, rate, tasks)
        return replace(account, requests_per_second=rate, concurrent_tasks=tasks)

    def create_key(self, account_id: AccountId, *, name: str = "") -> tuple[ApiKey, str]:
        """The key and its secret, which is shown this once and never again."""
        secret = new_secret()
        key = ApiKey(uuid7(), account_id, name, secret[:_HINT], self._clock())
        self._store.add_key(key, digest(secret))
        return key, secret

    def keys(self, account_id: AccountId | None = None) -> Sequence[ApiKey]:
        return self._store.keys(account_id)

    def revoke_key(self, key_id: str) -> bool:
        """False where there was no working key of this id."""
        return self._store.revoke_key(key_id, self._clock())

    def balance(self, account_id: AccountId) -> int:
        return self._account(account_id).balance

    def grant(self, account_id: AccountId, amount: int, *, note: str = "") -> int:
        """Add credits; returns the balance. Raises ValueError unless amount is positive."""
        if amount <= 0:
            raise ValueError("a grant must be positive")
        return self._store.grant(account_id, amount, now=self._clock(), note=note)

    def history(self, account_id: AccountId) -> Sequence[Entry]:
        return self._store.entries(account_id)

    def audit(self, account_id: AccountId) -> Audit:
        """Prove the balance from the ledger, and every task's consumed credits from its entries."""
        account = self._account(account_id)
        entries, settled = self._store.entries(account_id), self._store.settled(account_id)
        return audit(account_id, account.balance, entries, settled, erased=account.erased_at > 0)

    def audit_house(self, audits: Sequence[Audit]) -> Sequence[str]:
        """Problems of the house's books against the audits of every account; none where the ledger balances."""
        return audit_books(self._store.books(), audits)

    def _account(self, account_id: AccountId) -> Account:
        account = self._store.account(account_id)
        if account is None:
            raise NotFound(f"no account {account_id}")
        return account
