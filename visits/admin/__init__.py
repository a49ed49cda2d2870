from . import authority, framework, inspection, timetable, visit

__all__ = ["authority", "framework", "inspection", "timetable", "visit"]
