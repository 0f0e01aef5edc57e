"""Speed and memory of the whole service: ``python -m bench [stages|memory|api|cli|compile]``."""
