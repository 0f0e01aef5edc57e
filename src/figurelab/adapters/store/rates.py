"""The request rates' SQL, for several nodes on one PostgreSQL: its clock is the one that all of them go by."""

from __future__ import annotations

from sqlalchemy import Engine, text

from figurelab.domain.tasks import AccountId

_NOW = "extract(epoch FROM clock_timestamp())"
# A token bucket as the one time at which it is full again (the generic cell rate algorithm, ITU-T I.371): one
# statement, which no other node's can come between.
_TAKE = text(f"""
    INSERT INTO request_rates AS kept (account_id, full_at) VALUES (:account, {_NOW} + :token)
    ON CONFLICT (account_id) DO UPDATE SET full_at = greatest(kept.full_at, {_NOW}) + :token
    WHERE kept.full_at <= {_NOW} + :saved
    RETURNING full_at
""")
_WAIT = text(f"SELECT full_at - {_NOW} - :saved FROM request_rates WHERE account_id = :account")


class RateTable:
    """Each account's bucket of requests."""

    _writer: Engine

    def take_request(self, account_id: AccountId, rate: float) -> float:
        """Count one request: 0, or the seconds until there is a token where there was none. rate: a second."""
        token = 1.0 / rate
        values = {"account": account_id, "token": token, "saved": (max(rate, 1.0) - 1.0) * token}
        with self._writer.begin() as connection:
            if connection.execute(_TAKE, values).first() is not None:
                return 0.0
            return max(0.001, float(connection.execute(_WAIT, values).scalar() or token))
