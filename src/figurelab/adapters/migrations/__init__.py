"""The history of our tables, run by alembic. They live in the package so that an installed service can migrate."""
