"""The year: its cycle, settings, timetable, days off, what is announced of it."""
