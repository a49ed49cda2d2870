from . import authority, framework, inspection, visit

__all__ = ["authority", "framework", "inspection", "visit"]
