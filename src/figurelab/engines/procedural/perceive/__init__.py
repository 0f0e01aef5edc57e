"""Photo -> Observation, with the nets that ride inside the package."""

from .observation import Observation
from .scene import observe, subject_mask

__all__ = ["Observation", "observe", "subject_mask"]
